"""Texts that say next to nothing are harmless, and those that are measured are not trained on."""

import unittest

import short_texts
import templates

TIMES = 300


class ShortTextsTest(unittest.TestCase):
    def test_no_short_text_is_rude(self) -> None:
        words = {word for text in short_texts.training(TIMES) for word in text.lower().split()}
        self.assertEqual(set(), words & templates.RUDE)

    def test_held_out_names_are_not_trained_on(self) -> None:
        trained = {word for text in short_texts.training(TIMES) for word in text.split()}
        for kept in (short_texts.GIVEN[4::5], short_texts.OTHER_SCRIPTS[4::5]):
            self.assertEqual(set(), set(kept) & trained)
