"""Own scams, spam, hoaxes and copied harassment: templates whose places are filled anew for every copy."""

from __future__ import annotations

import random
import re
from pathlib import Path

SCAMS = Path(__file__).resolve().parent / "scams.txt"
PLACE = re.compile(r"\{(\w+)\}")
NAMES = (
    "Anna Ben Clara David Elena Farid Grace Hiro Ines Jonas Kemal Lucia Marco Nadia Oscar Priya Quentin Rosa Samir "
    "Tanja Umar Vera Wei Xenia Yusuf Zoe Andreas Beatriz Chen Daniela Emre Fatima Giulia Hannah Ivan Julia Khalid"
).split()
SHOPS = "PayPal Amazon Netflix DHL UPS Sparkasse Santander Revolut Apple Google Chase Walmart Lidl Zalando Ikea Visa".split()
DAYS = "Monday Tuesday Friday Sunday tomorrow midnight 12.05. 3/7/2026 2026-11-30 noon".split()
MONEY = ("${}", "{}$", "€{}", "{} EUR", "{} USD", "£{}", "{} euros", "{}€", "Rs {}", "{} BTC")
LINKS = ("http://{}.com", "https://www.{}.net/{}", "www.{}.info", "bit.ly/{}", "{}.shop", "t.me/{}", "https://{}.xyz/?id={}")


def _word(dice: random.Random) -> str:
    return "".join(dice.choice("abcdefghijklmnoprstuvz0123456789") for _ in range(dice.randint(4, 9)))


def link(dice: random.Random) -> str:
    return dice.choice(LINKS).format(_word(dice), _word(dice))


def phone(dice: random.Random) -> str:
    digits = str(dice.randint(100_000_000, 9_999_999_999))
    return dice.choice(("+{}", "0{}", "{}", "+44 {}")).format(dice.choice((digits, digits[:4] + " " + digits[4:])))


def money(dice: random.Random) -> str:
    amount = dice.choice((dice.randint(1, 99), dice.randint(100, 999), dice.randint(1, 90) * 1000))
    return dice.choice(MONEY).format(dice.choice((f"{amount:,}", str(amount), f"{amount}.99")))


def name(dice: random.Random) -> str:
    return dice.choice(NAMES)


FILLING = {
    "link": link,
    "phone": phone,
    "sum": money,
    "name": name,
    "shop": lambda dice: dice.choice(SHOPS),
    "day": lambda dice: dice.choice(DAYS),
    "code": lambda dice: str(dice.randint(5, 99_999)),
}


def filled(template: str, dice: random.Random) -> str:
    return PLACE.sub(lambda place: FILLING[place[1]](dice), template)


def _templates() -> tuple[list[str], list[str]]:
    """Those to train with, and those held out."""
    lists: list[list[str]] = []
    for line in SCAMS.read_text("utf-8").splitlines():
        if line.startswith("["):
            lists.append([])
        elif line and not line.startswith("#"):
            lists[-1].append(line)
    kept = [(one[: -(len(one) // 3)], one[-(len(one) // 3) :]) for one in lists]
    return [t for known, _ in kept for t in known], [t for _, held in kept for t in held]


TRAINED, HELD_OUT = _templates()
