"""Disguises that are never trained with: what the encoder makes of a trick that is new to it."""

from __future__ import annotations

import random
import re

from likeness.disguises import Disguise, _words

SYNONYMS = {
    "free": "complimentary", "win": "get", "won": "received", "winner": "lucky person", "prize": "reward", "claim": "collect",
    "now": "right away", "call": "ring", "text": "message", "click": "tap", "visit": "go to", "check": "look at",
    "please": "kindly", "buy": "purchase", "cheap": "low cost", "money": "funds", "cash": "funds", "urgent": "pressing",
    "phone": "mobile", "mobile": "phone", "video": "clip", "subscribe": "sign up", "channel": "page", "guys": "folks",
    "hi": "hello", "hello": "hi there", "hey": "hello", "your": "the", "want": "would like", "need": "require", "send": "forward",
    "help": "assist", "new": "brand new", "great": "excellent", "awesome": "amazing", "best": "finest", "today": "this day",
    "stop": "end", "reply": "answer", "account": "profile", "stupid": "dumb", "idiot": "fool", "hate": "despise",
    "women": "females", "girls": "ladies", "people": "folk", "fuck": "screw", "shit": "crap", "bitch": "hag", "kill": "murder",
    "dumb": "stupid", "ugly": "hideous", "fucking": "damn", "think": "believe", "make": "create", "get": "obtain", "look": "see",
}  # fmt: skip
SMALL_CAPITALS = dict(zip("abcdefghijklmnopqrstuvwz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡᴢ"))


def synonyms(text: str, dice: random.Random) -> str:
    """English words for others of like meaning; other texts stay as they are and are left out."""

    def change(found: re.Match[str]) -> str:
        other = SYNONYMS.get(found[0].lower())
        return found[0] if other is None else other.upper() if found[0].isupper() else other

    return re.sub(r"[A-Za-z]+", change, text)


def without_vowels(text: str, dice: random.Random) -> str:
    def change(word: str, _: random.Random) -> str:
        return word[:1] + re.sub(r"[aeiou]", "", word[1:])

    return _words(text, 0.35, change, dice)


def doubled(text: str, dice: random.Random) -> str:
    def change(word: str, d: random.Random) -> str:
        at = d.randrange(len(word))
        return word[:at] + word[at] + word[at:]

    return _words(text, 0.6, change, dice)


def small_capitals(text: str, dice: random.Random) -> str:
    """Letters of another look, of which NFKC makes no plain ones."""
    return _words(text, 0.4, lambda word, d: "".join(SMALL_CAPITALS.get(c.lower(), c) for c in word), dice)


def styled(text: str, dice: random.Random) -> str:
    """Mathematical bold letters, which NFKC makes plain."""
    return "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text)


def invisible(text: str, dice: random.Random) -> str:
    return "".join(c + dice.choice(("", "\u200b", "\u200d", "\u00ad")) for c in text)


def stars(text: str, dice: random.Random) -> str:
    """A letter in the middle of words hidden by a star."""

    def change(word: str, d: random.Random) -> str:
        return word[: len(word) // 2] + "*" + word[len(word) // 2 + 1 :] if len(word) > 3 else word

    return _words(text, 0.4, change, dice)


def reversed_halves(text: str, dice: random.Random) -> str:
    words = text.split()
    return " ".join(words[len(words) // 2 :] + words[: len(words) // 2])


def without_middle(text: str, dice: random.Random) -> str:
    words = text.split()
    third = len(words) // 3
    return " ".join(words[:third] + words[2 * third :]) if third else text


def twice(text: str, dice: random.Random) -> str:
    return f"{text}\n{text}"


UNSEEN: dict[str, Disguise] = {
    one.__name__: one
    for one in (
        synonyms, without_vowels, doubled, small_capitals, styled, invisible, stars, reversed_halves, without_middle, twice,
    )
}  # fmt: skip
