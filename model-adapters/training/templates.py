"""Self-written sentences about identity, negation and counter-speech.

Public data teaches a small model that a group's name is itself an insult. These sentences say the
name in neutral, kind and hostile frames alike. Frames and words under HELD_OUT are never trained on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

GROUPS = """muslims jews christians hindus sikhs atheists immigrants refugees foreigners black~people
white~people asians mexicans africans arabs chinese~people indians gay~people lesbians trans~people
bisexuals queer~people women men girls disabled~people blind~people deaf~people autistic~people
old~people roma latinos feminists""".split()
HELD_OUT_GROUPS = """buddhists turks poles pakistanis nigerians syrians non-binary~people
wheelchair~users asylum~seekers indigenous~people catholics koreans""".split()
FEMALE = frozenset({"women", "girls", "feminists", "lesbians"})

HATEFUL = [
    "{g} are scum", "{g} are vermin", "{g} are subhuman", "{g} are a disease", "i hate {g}",
    "i really hate {g}", "{g} should be deported", "{g} deserve to die", "kill all {g}",
    "we should get rid of all {g}", "{g} disgust me", "{g} are disgusting", "{g} are animals",
    "{g} are all criminals", "{g} are ruining this country", "{g} are stupid", "{g} are inferior",
    "{g} do not belong here", "{g} should not have rights", "no {g} allowed here, filthy {g}",
    "send {g} back where they came from", "{g} are parasites", "nobody wants {g} here",
    "the world would be better without {g}", "all {g} are thieves and liars", "{g} are trash",
    "{g} are not human", "fuck {g}", "fucking {g}, i can not stand them", "{g} make me sick",
]  # fmt: skip
HELD_OUT_HATEFUL = [
    "{g} are filth", "i despise {g}", "{g} are nothing but rats", "someone should wipe out {g}",
    "{g} ought to be locked up, all of them", "honestly {g} are garbage people",
]  # fmt: skip
SEXIST = [
    "women belong in the kitchen", "women are too emotional to lead", "girls can not do maths",
    "women only want money", "she only got the job because she slept with the boss",
    "never trust a woman", "females are all liars", "a woman should obey her husband",
    "feminists just need a man", "women should not be allowed to vote", "women drivers are useless",
    "all women are gold diggers", "shut up and make me a sandwich, woman",
    "women are property", "girls like that are asking for it", "no woman is smart enough for this",
]  # fmt: skip
NEUTRAL = [
    "many {g} live in this city", "there are {g} in my class", "the article is about {g}",
    "she interviewed several {g} for the book", "{g} voted in the election", "i know a lot of {g}",
    "some {g} came to the meeting", "a law that affects {g} was passed today",
    "what do {g} think about this?", "statistics about {g} were published this week",
    "the museum has a room on the history of {g}", "my neighbours are {g}", "we are {g}",
    "as one of the {g} here i have a question", "{g} work in this hospital",
    "how many {g} took part in the survey?", "the film shows the daily life of {g}",
]  # fmt: skip
HELD_OUT_NEUTRAL = [
    "a new study looks at {g} at work", "our town is home to some {g}", "{g} were at the market",
    "he teaches {g} to swim", "is there a choir for {g} nearby?",
]  # fmt: skip
KIND = [
    "i love {g}", "{g} are wonderful", "{g} deserve respect", "{g} are welcome here", "proud of {g}",
    "i admire {g}", "{g} make this country better", "we stand with {g}", "{g} are just as good as anyone",
    "thank you to all the {g} who helped", "equal rights for {g}", "{g} are people like you and me",
    "{g} are beautiful", "so happy for {g} today", "hire more {g}",
]  # fmt: skip
HELD_OUT_KIND = [
    "{g} are a gift to our town", "i enjoy working with {g}", "hats off to {g}",
    "{g} should feel safe everywhere",
]  # fmt: skip
NEGATED = [
    "i do not hate {g}", "i don't hate {g}", "{g} are not scum", "{g} are not vermin",
    "i would never hate {g}", "nobody should hate {g}", "{g} are not criminals", "{g} are not a disease",
    "we should not deport {g}", "{g} do not deserve to die", "stop hating {g}", "{g} aren't stupid",
    "no one should ever harm {g}", "{g} are not inferior", "it is wrong to hate {g}",
    "{g} are not disgusting at all", "i have never said that {g} are trash", "don't attack {g}",
    "{g} are not animals, they are people", "you should not hate {g}", "i can not hate {g}",
]  # fmt: skip
HELD_OUT_NEGATED = [
    "i have never despised {g}", "{g} are not garbage", "{g} aren't filth", "nobody here hates {g}",
    "we must not hurt {g}", "there is no reason to hate {g}",
]  # fmt: skip
COUNTER = [
    "saying \"{h}\" is unacceptable", "anyone who says \"{h}\" should be ashamed",
    "\"{h}\" is a racist thing to say", "he was banned for writing \"{h}\"",
    "stop saying \"{h}\", it is wrong", "people who write \"{h}\" make me sad",
    "i was told that {h}. that is hate speech", "it is wrong to say that {h}",
    "please report anyone who posts \"{h}\"", "\"{h}\" is exactly the kind of hate we must oppose",
    "you can not just say \"{h}\" and get away with it", "nobody should have to hear \"{h}\"",
]  # fmt: skip
HELD_OUT_COUNTER = [
    "comments like \"{h}\" have no place here", "claiming that {h} is pure bigotry",
    "imagine hearing \"{h}\" every day at school", "my reply to \"{h}\" is simple: no",
]  # fmt: skip

INSULTS = """idiot moron loser clown fool imbecile dumbass asshole jerk scumbag pig bitch bastard
creep liar coward retard dimwit""".split()
HELD_OUT_INSULTS = "numbskull halfwit scum twat dipshit".split()
INSULTING = [
    "you are an {i}", "you're such a {i}", "shut up you {i}", "what a {i}", "you stupid {i}",
    "he is a complete {i}", "get lost, {i}", "you {i}", "only a {i} would say that", "fuck you {i}",
    "go away you pathetic {i}", "your brother is a {i}", "she is a {i} and everybody knows it",
]  # fmt: skip
HELD_OUT_INSULTING = ["listen here you {i}", "i have never met such a {i}", "this {i} again"]
NOT_INSULTING = [
    "you are not an {i}", "you're not a {i}", "i did not call you a {i}", "nobody is an {i} here",
    "don't call him a {i}", "i don't think he is a {i}", "please do not say {i} to people",
    "he called me an {i} and i felt awful", "calling someone a {i} is not an argument",
    "it hurts to be called a {i}", "she never called anyone an {i}",
]  # fmt: skip
HELD_OUT_NOT_INSULTING = [
    "nobody called you a {i}", "i would never say you are a {i}", "he isn't a {i}",
    "they shouted {i} at my son, please help",
]  # fmt: skip
RECLAIMED = [
    "proud to be queer", "we're here, we're queer", "as a dyke i love this bar", "my bitches and i are off to brunch",
    "love you bitch, see you tonight", "i am a fag and happy about it", "dyke march starts at noon",
    "she is a bad bitch and i adore her", "queer and here to stay", "that's my nigga right there, love him",
]  # fmt: skip
HELD_OUT_RECLAIMED = [
    "queer joy is everywhere today", "hey bitches, dinner at mine?", "my fellow dykes, happy pride",
    "as a queer person i feel at home here",
]  # fmt: skip
PROFANE_FRIENDLY = [
    "this is fucking great", "holy shit that was a good game", "damn, what a goal", "hell yes",
    "i fucking love this song", "that cake was damn good", "shit, i forgot my keys", "no fucking way, congratulations",
    "what the hell, that is amazing", "i am so fucking proud of you",
]  # fmt: skip
KILLING_TIME = [
    "this joke kills me", "i am dying of laughter", "how do i kill a process in linux", "you killed it on stage",
    "the heat is killing me", "i would kill for a coffee", "she murdered that song, what a voice", "kill the lights please",
    "my phone died", "that burger destroyed me", "i hate mondays", "i hate this weather", "i hate losing",
    "bad dog, you ate my shoes", "this printer is stupid", "what a stupid bug in my code", "trash day is tuesday",
]  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    text: str
    toxicity: int
    hate: int
    insult: int
    sexism: int
    kind: str


def disguise(word: str, dice: random.Random) -> str:
    """One spelling trick of those seen most: stars, digits, spaces, doubled or dropped letters."""
    trick = dice.randrange(6)
    inner = range(1, len(word) - 1)
    if trick == 0 and len(word) > 3:
        at = dice.choice(list(inner))
        return word[:at] + "*" + word[at + 1 :]
    if trick == 1:
        return word.translate(str.maketrans("aeios", "43105"))
    if trick == 2:
        return " ".join(word)
    if trick == 3:
        at = dice.choice(list(inner))
        return word[:at] + word[at] * dice.randint(2, 5) + word[at + 1 :]
    if trick == 4 and len(word) > 4:
        at = dice.choice(list(inner))
        return word[:at] + word[at + 1 :]
    return word.replace("s", "$").replace("a", "@", 1) if trick == 5 else word.upper()


def _hateful(frame: str, group: str) -> Sentence:
    return Sentence(frame.format(g=group), 1, 1, 0, int(group in FEMALE), "hateful")


def _harmless(text: str, kind: str) -> Sentence:
    return Sentence(text, 0, 0, 0, 0, kind)


def _about_groups(frames: dict[str, list[str]], groups: list[str]) -> list[Sentence]:
    found: list[Sentence] = []
    for group in (g.replace("~", " ") for g in groups):
        found += [_hateful(frame, group) for frame in frames["hateful"]]
        for kind in ("neutral", "kind", "negated"):
            found += [_harmless(frame.format(g=group), kind) for frame in frames[kind]]
    return found


def _counter(frames: list[str], hateful: list[str], groups: list[str], count: int) -> list[Sentence]:
    dice = random.Random(11)
    plain = [g.replace("~", " ") for g in groups]
    texts = [
        dice.choice(frames).format(h=dice.choice(hateful).format(g=dice.choice(plain)))
        for _ in range(count)
    ]
    return [_harmless(text, "counter-speech") for text in texts]


def _insults(frames: tuple[list[str], list[str]], words: list[str]) -> list[Sentence]:
    found = [Sentence(f.format(i=w), 1, 0, 1, 0, "insulting") for f in frames[0] for w in words]
    return found + [_harmless(f.format(i=w), "negated insult") for f in frames[1] for w in words]


def _disguised(words: list[str], frames: list[str], count: int) -> list[Sentence]:
    dice = random.Random(13)
    texts = [dice.choice(frames).format(i=disguise(dice.choice(words), dice)) for _ in range(count)]
    return [Sentence(text, 1, 0, 1, 0, "spelling trick") for text in texts]


def training_sentences() -> list[Sentence]:
    frames = {"hateful": HATEFUL, "neutral": NEUTRAL, "kind": KIND, "negated": NEGATED}
    found = _about_groups(frames, GROUPS)
    found += _counter(COUNTER, HATEFUL + SEXIST, GROUPS, 1200)
    found += _insults((INSULTING, NOT_INSULTING), INSULTS)
    found += _disguised(INSULTS, INSULTING, 600)
    found += [Sentence(text, 1, 0, 0, 1, "sexist") for text in SEXIST] * 8
    found += [_harmless(text, "reclaimed") for text in RECLAIMED] * 8
    found += [_harmless(text, "friendly profanity") for text in PROFANE_FRIENDLY] * 6
    return found + [_harmless(text, "harmless") for text in KILLING_TIME] * 6


def held_out_sentences() -> list[Sentence]:
    """New frames about new groups with new insults: what the model makes of an unseen sentence."""
    frames = {
        "hateful": HELD_OUT_HATEFUL,
        "neutral": HELD_OUT_NEUTRAL,
        "kind": HELD_OUT_KIND,
        "negated": HELD_OUT_NEGATED,
    }
    found = _about_groups(frames, HELD_OUT_GROUPS)
    found += _counter(HELD_OUT_COUNTER, HELD_OUT_HATEFUL, HELD_OUT_GROUPS, 120)
    found += _insults((HELD_OUT_INSULTING, HELD_OUT_NOT_INSULTING), HELD_OUT_INSULTS)
    found += _disguised(HELD_OUT_INSULTS + INSULTS, HELD_OUT_INSULTING, 120)
    return found + [_harmless(text, "reclaimed") for text in HELD_OUT_RECLAIMED]
