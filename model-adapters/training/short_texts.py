"""Texts that say next to nothing: none at all, marks, emoji, numbers, a name, an address. All of them are harmless.

A name of an address and of an account is one token, whatever it is; a lone address may be spam, so that stays unknown.
"""

from __future__ import annotations

import random

NOTHING = ["", " ", "...", "!!!", "?", "!?", "-", "***", "$$$", ":)", ":-(", "( )", "。", "！", "؟", "、", "€", "→", "\u200b", "\n\t", "<3", "^^"]
EMOJI = (
    "😂 😀 😊 😍 🥰 😘 😎 🤔 🙄 😅 😭 😢 🥺 😴 🤗 😇 🙃 😉 😋 🤩 😱 😮 🤷 👍 👏 🙏 🙌 💪 👋 👌 ✌️ 🤞 ❤️ 💙 💚 💛 🖤 💜 💔 💯 🔥 ✨ ⭐ 🌟 ☀️ 🌈 🌧️ ❄️ "
    "🎉 🎂 🎁 🎈 🎶 🎵 ⚽ 🏀 🏆 🎮 📷 📚 ✈️ 🚗 🚲 🏠 ☕ 🍕 🍔 🍺 🍷 🍎 🍓 🌹 🌸 🌻 🐶 🐱 🐻 🦊 🦋 👀 👶 👑 ✅ ❌ ➡️ 📍 ⏰ 📞 💬 💤 🇩🇪 🇫🇷 🇺🇸 🇯🇵 🇧🇷"
).split()
GIVEN = """Anna Maria Ahmed Fatima Mohammed Aisha Wei Yuki Hiroshi Priya Raj Ivan Olga Dmitri Pedro Lucia Carlos Sofia John Emily
Michael Sarah David Hannah Lars Ingrid Sven Pierre Claire Luc Giulia Marco Paolo Katarzyna Piotr Zofia Mehmet Ayşe Emre
Elif Kwame Ama Chidi Ngozi Abdul Leila Omar Yusuf Noor Jin Min-jun Soo Linh Nguyen Minh Thabo Zanele Aroha Tane Jörg
Müller Øyvind Åsa Bjørn Łukasz Çağla Noé Zoë Benoît José Iñaki Renée Levi Miriam Samuel Rachel Aaron Latisha DeShawn
Jamal Keisha Diego Guadalupe Esteban Ximena Björk Siobhan Liam Aoife Rhys Megan Grace Kevin Chantal Mandy""".split()
FAMILY = """Smith Jones Garcia Lopez Silva Santos Rossi Bianchi Dupont Martin Schmidt Schneider Fischer Jansen deVries Nowak
Kowalski Yılmaz Demir Ivanov Petrov Haddad Khan Hussain Singh Patel Sharma Chen Wang Li Zhang Tanaka Sato Kim Park Tran
Okafor Mensah Diallo Cohen Levy Nielsen Hansen Virtanen Papadopoulos Popescu Horvat Novak O'Brien""".split()
OTHER_SCRIPTS = """Анна Иван Мария Дмитрий Ольга Сергей Наталья Мухаммед محمد أحمد فاطمة علي مريم يوسف خالد ليلى 李 王伟 张敏 刘洋 陈静
小明 张 你 我 好 嗯 田中 花子 さくら 김민준 이서연 राज प्रिया Γιώργος Μαρία דוד שרה สมชาย""".split()
WORDS = """a I x y z ok no yes hm hmm lol brb omg test new first last nice blue red green Monday Tuesday today tomorrow Paris
London Berlin Tokyo Lagos Mexico Istanbul coffee music photo video part page hello hi hey thanks merci danke gracias ciao
hola bonjour hallo salut oui nein nee ja si da ok! да нет привет спасибо نعم شكرا مرحبا 是 谢谢 你好 好的 evet hayır merhaba
teşekkürler tak obrigado sim não dzień dobry tak nie dzięki goedemorgen dank grazie""".split()


def _number(dice: random.Random) -> str:
    whole = str(dice.randint(0, 10 ** dice.randint(1, 7)))
    hour, year = f"{dice.randint(0, 23)}:{dice.randint(0, 59):02}", str(dice.randint(1900, 2035))
    return dice.choice([whole, whole, year, hour, f"{whole}%", f"+{whole}", f"{whole} €", f"${whole}", f"{whole}.{dice.randint(0, 99)}", f"#{whole}"])


def _letters(dice: random.Random) -> str:
    return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(dice.randint(1, 7)))


def _name(given: list[str], family: list[str], scripts: list[str], dice: random.Random) -> str:
    first, last = dice.choice(given), dice.choice(family)
    return dice.choice([first, first, last, f"{first} {last}", dice.choice(scripts), first.lower()])


def _emoji(known: list[str], dice: random.Random) -> str:
    return dice.choice(["", " "]).join(dice.choice(known) for _ in range(dice.randint(1, 4)))


def _draw(known: dict[str, list[str]], count: int, dice: random.Random) -> list[str]:
    found: list[str] = []
    for _ in range(count):
        name = _name(known["given"], known["family"], known["scripts"], dice)
        emoji = _emoji(known["emoji"], dice)
        accounts = " ".join("@" + _letters(dice) for _ in range(dice.randint(1, 3)))
        found += [
            dice.choice(NOTHING), name, emoji, accounts, _number(dice), dice.choice(known["words"]),
            dice.choice([_letters(dice), f"{_letters(dice)}{dice.randint(0, 99)}", _letters(dice).upper()]),
            dice.choice([f"{name} {emoji}", f"@{_letters(dice)} {emoji}", f"{_number(dice)} {emoji}", f"{name}?", f"{name}!"]),
        ]  # fmt: skip
    return found


def _lists(held_out: bool) -> dict[str, list[str]]:
    lists = {"given": GIVEN, "family": FAMILY, "scripts": OTHER_SCRIPTS, "emoji": EMOJI, "words": WORDS}
    return {name: [item for at, item in enumerate(items) if (at % 5 == 4) == held_out] for name, items in lists.items()}


def training(times: int) -> list[str]:
    """Harmless whatever the head."""
    return [*NOTHING, *_draw(_lists(False), times, random.Random(43))]


def addresses(times: int) -> list[str]:
    """A lone address is harmless too, but may be spam."""
    dice = random.Random(47)
    return [f"{dice.choice(['http://', 'https://', 'www.'])}{_letters(dice)}.org" for _ in range(times)]


def held_out() -> list[str]:
    """Of names, emoji and words those that training leaves out."""
    drawn = _draw(_lists(True), 40, random.Random(53))
    return sorted({*NOTHING, *drawn, *addresses(1)})
