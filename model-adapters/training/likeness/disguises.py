"""How spammers change a text so that it is not found again: what the encoder learns to see through.

Each disguise takes a text and dice. `unseen.py` has those that are kept for measuring.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial

from likeness import scams

Disguise = Callable[[str, random.Random], str]
EMOJI = "😀 😂 🔥 💰 🎁 ❤️ ✅ 👉 🙏 💯 ⭐ 🚀 😍 👇 ⚠️ 💸".split()
MARKS = ("!", "!!!", "...", "?", ",", " - ", " * ", " | ", "~", "✓", ";", " // ")
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8", "l": "1", "g": "9"}
LOOKALIKES = {
    "a": "аα", "c": "сϲ", "e": "еε", "i": "іι", "k": "кκ", "o": "оο", "p": "рρ", "x": "хχ", "y": "уγ",
    "n": "пη", "t": "т", "m": "м", "h": "н", "b": "ь", "u": "υ", "s": "ѕ", "j": "ј",
}  # fmt: skip
ACCENTS = "\u0301\u0308\u0302\u0300\u0303\u0327"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ADDED = (
    "hello everyone", "please read", "new!!!", "important", "lol", "hey guys", "just now", "really", "today only", "so", "btw",
    "my friend told me", "thank you", "wow", "and", "the", "is", "bitte", "hola", "merci", "please", "here", "now", "ok",
)  # fmt: skip
NUMBER = re.compile(r"\d[\d.,]*")
LINK = re.compile(r"(?:https?://|www\.)\S+|\b\w+\.(?:com|net|org|info|ly|me|shop|xyz)(?:/\S*)?", re.IGNORECASE)
NAME = re.compile(r"(?<=[\w,] )[A-Z][a-z]{2,}\b|@\w+")


def _words(text: str, share: float, change: Disguise, dice: random.Random) -> str:
    """Changes this share of the words, one of them at least."""
    parts = re.split(r"(\s+)", text)
    places = [at for at, part in enumerate(parts) if part and not part.isspace()]
    if not places:
        return text
    count = max(1, round(share * len(places)))
    for at in dice.sample(places, min(count, len(places))):
        parts[at] = change(parts[at], dice)
    return "".join(parts)


def case(text: str, dice: random.Random) -> str:
    kind = dice.randrange(3)
    if kind < 2:
        return (text.upper(), text.lower())[kind]
    return "".join(dice.choice((c.upper(), c.lower())) for c in text)


def marks(text: str, dice: random.Random) -> str:
    """Punctuation and emoji between the words, and what there was of it gone now and then."""
    if dice.random() < 0.3:
        text = re.sub(r"[!?.,:;\"'-]", "", text)
    added = (*EMOJI, *MARKS)
    return _words(text, dice.uniform(0.1, 0.6), lambda word, d: word + d.choice(("", " ")) + d.choice(added), dice)


def _typo(word: str, dice: random.Random) -> str:
    if len(word) < 3:
        return word
    at, kind = dice.randrange(len(word) - 1), dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + dice.choice(LETTERS) + word[at:]
    if kind == 2:
        return word[:at] + dice.choice(LETTERS) + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def typos(text: str, dice: random.Random) -> str:
    return _words(text, dice.uniform(0.1, 0.5), _typo, dice)


def _replaced(table: dict[str, str], each: float, word: str, dice: random.Random) -> str:
    return "".join(dice.choice(table[c.lower()]) if c.lower() in table and dice.random() < each else c for c in word)


def leet(text: str, dice: random.Random) -> str:
    return _words(text, dice.uniform(0.2, 1.0), partial(_replaced, LEET, dice.uniform(0.4, 1.0)), dice)


def lookalikes(text: str, dice: random.Random) -> str:
    """Cyrillic and Greek letters that look like Latin ones."""
    return _words(text, dice.uniform(0.2, 1.0), partial(_replaced, LOOKALIKES, dice.uniform(0.3, 1.0)), dice)


def accents(text: str, dice: random.Random) -> str:
    each = dice.uniform(0.2, 0.8)
    marked = (c + dice.choice(ACCENTS) if c.isalpha() and c < "{" and dice.random() < each else c for c in text)
    return unicodedata.normalize("NFC", "".join(marked))


def spacing(text: str, dice: random.Random) -> str:
    """Words cut in two, run together, or spelled letter by letter."""
    kind = dice.randrange(3)
    if kind == 0:
        return _words(text, dice.uniform(0.1, 0.4), _cut, dice)
    if kind == 1:
        return "".join("" if part.isspace() and dice.random() < 0.4 else part for part in re.split(r"(\s+)", text))
    return _words(text, dice.uniform(0.1, 0.5), lambda word, d: d.choice(" .-").join(word), dice)


def _cut(word: str, dice: random.Random) -> str:
    if len(word) < 4:
        return word
    at = dice.randrange(2, len(word) - 1)
    return word[:at] + " " + word[at:]


def fewer_words(text: str, dice: random.Random) -> str:
    return _words(text, dice.uniform(0.1, 0.4), lambda word, d: "", dice)


def other_words(others: Sequence[str]) -> Disguise:
    """Words of other texts in the place of some."""

    def change(_: str, dice: random.Random) -> str:
        return dice.choice(dice.choice(others).split() or [""])

    return lambda text, dice: _words(text, dice.uniform(0.1, 0.4), change, dice)


def more_words(text: str, dice: random.Random) -> str:
    return _words(text, dice.uniform(0.1, 0.4), lambda word, d: word + " " + d.choice(ADDED), dice)


def other_order(text: str, dice: random.Random) -> str:
    """Neighbours swapped, or the sentences in another order."""
    sentences = re.split(r"(?<=[.!?。！？])\s*", text)
    if len(sentences) > 2 and dice.random() < 0.5:
        dice.shuffle(sentences)
        return " ".join(sentences)
    words = text.split()
    for _ in range(max(1, round(len(words) * 0.2))):
        if len(words) > 1:
            at = dice.randrange(len(words) - 1)
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def other_details(text: str, dice: random.Random) -> str:
    """Other names, amounts, numbers and links, and a link or number at the end now and then."""
    text = LINK.sub(lambda _: scams.link(dice), text)
    text = NUMBER.sub(lambda found: "".join(dice.choice("0123456789") if c.isdigit() else c for c in found[0]), text)
    text = NAME.sub(lambda found: scams.name(dice) if dice.random() < 0.7 else found[0], text)
    added = dice.choice(("", "", scams.link(dice), scams.phone(dice), scams.name(dice)))
    return f"{text} {added}" if added else text


def cropped(text: str, dice: random.Random) -> str:
    """Its beginning or its end only, at least six tenths of it."""
    words = text.split()
    kept = max(1, round(len(words) * dice.uniform(0.6, 0.9)))
    if len(words) < 4:
        return text
    start = dice.choice((0, len(words) - kept))
    return " ".join(words[start : start + kept])


def inside(others: Sequence[str]) -> Disguise:
    """The text within a longer message, which is made of others."""

    def embed(text: str, dice: random.Random) -> str:
        most = max(4, round(1.3 * len(text.split())))
        before, after = (" ".join(dice.choice(others).split()[: dice.randint(0, most)]) for _ in range(2))
        return f"{before}{dice.choice((' ', '. ', ', '))}{text}{dice.choice((' ', '. ', '! '))}{after}"

    return embed


PLAIN: dict[str, Disguise] = {
    one.__name__: one
    for one in (case, marks, typos, leet, lookalikes, accents, spacing, fewer_words, more_words, other_order, other_details, cropped)
}


def trained(others: Sequence[str]) -> list[Disguise]:
    """All of them; those that hide a text best more than once."""
    return [*PLAIN.values(), leet, lookalikes, inside(others), inside(others), other_words(others)]


def mixed(text: str, dice: random.Random, disguises: Sequence[Disguise]) -> str:
    """One to three disguises, one upon the other."""
    for change in dice.sample(disguises, dice.choice((1, 1, 2, 3))):
        text = change(text, dice)
    return text
