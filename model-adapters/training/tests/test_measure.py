"""Calibration and thresholds on numbers whose answer is known."""

import unittest

import numpy as np

import measure


def _drawn(logits: np.ndarray) -> np.ndarray:
    return (np.random.default_rng(5).random(len(logits)) < 1.0 / (1.0 + np.exp(-logits))).astype(np.float64)


class MeasureTest(unittest.TestCase):
    def test_calibration_finds_the_scale_and_bias_that_labels_were_drawn_with(self) -> None:
        logits = np.linspace(-6.0, 6.0, 40_000)
        found = measure.calibrate(logits, _drawn(0.5 * logits - 1.0), np.ones(len(logits)))
        self.assertAlmostEqual(0.5, found.scale, delta=0.02)
        self.assertAlmostEqual(-1.0, found.bias, delta=0.05)

    def test_calibrated_scores_have_little_calibration_error(self) -> None:
        logits = np.linspace(-4.0, 4.0, 40_000)
        labels, even = _drawn(logits), np.ones(len(logits))
        self.assertLess(measure.calibration_error(measure.Calibration(1.0, 0.0).apply(logits), labels, even), 0.01)
        self.assertGreater(measure.calibration_error(measure.Calibration(4.0, 0.0).apply(logits), labels, even), 0.05)

    def test_a_threshold_lets_at_most_its_share_of_harmless_rows_pass(self) -> None:
        scores, labels = np.linspace(0.0, 1.0, 1_000), np.zeros(1_000)
        for share in (0.01, 0.05):
            threshold = measure.threshold_at_false_alarms(scores, labels, np.ones(1_000), share)
            self.assertLessEqual((scores >= threshold).mean(), share + 0.0011)

    def test_the_best_f1_lies_between_classes_that_are_apart(self) -> None:
        scores, labels = np.array([0.1, 0.2, 0.3, 0.8, 0.9]), np.array([0, 0, 0, 1, 1])
        self.assertEqual(0.8, measure.best_f1(scores, labels, np.ones(5)))

    def test_shares_of_scores_add_up_to_one(self) -> None:
        shares = measure.shares(np.random.default_rng(1).random(999))
        self.assertEqual(measure.REFERENCE_BINS, len(shares))
        self.assertAlmostEqual(1.0, sum(shares))
