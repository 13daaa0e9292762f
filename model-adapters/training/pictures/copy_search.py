"""Measures how surely copies are found in a bank, by vectors and by perceptual hash, on the same pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from pictures import phash
from pictures.copies import KINDS, Copier
from pictures.encoder import SIDE
from pictures.originals import Artist, Original, cells, is_blank, photographs
from pictures.resize import area_mean

BANK = 1200
CELL = 105
FALSE_MATCHES = (0.001, 0.01)


@dataclass(frozen=True)
class Trial:
    """A bank and what is held against it.

    bank: the first `known` of them are cells of photographs, the rest drawings
    copies: by kind, pictures with the place of their original in the bank
    strangers: pictures of which no original is in the bank
    kin: [strangers, bank]: where both show parts of one photograph, though not the same part
    """

    bank: Sequence[Image.Image]
    known: int
    copies: dict[str, list[tuple[Image.Image, int]]]
    strangers: Sequence[Image.Image]
    kin: np.ndarray


def trial(data: Path, split: str, seed: int, per_kind: int, strangers: int) -> Trial:
    """Every other cell of the held-out photographs is in the bank; strangers are made of those between."""
    dice = np.random.default_rng(seed)
    inside: list[Original] = []
    outside: list[Original] = []
    for name, photo in photographs(data, split).items():
        for at, cell in enumerate(cells(name, photo, CELL)):
            (outside if at % 2 else inside).append(cell)
    inside = [cell for cell in inside if not is_blank(cell.picture)]
    artist, other_artist, copier = Artist({}, dice), Artist({}, dice), Copier(split == "test", dice)
    bank = [cell.picture for cell in inside] + [artist.leaves().picture for _ in range(BANK - len(inside))]
    copies: dict[str, list[tuple[Image.Image, int]]] = {}
    for kind in KINDS:
        found = [at % len(inside) for at in range(per_kind)] + [int(n) for n in dice.integers(len(inside), BANK, per_kind)]
        copies[kind] = [(copier.copy(bank[at], kind), at) for at in found]
    others = [outside[at // 2 % len(outside)] if at % 2 else other_artist.leaves() for at in range(strangers)]
    kin = np.zeros((strangers, BANK), dtype=bool)
    for at, other in enumerate(others):
        kin[at, : len(inside)] = [other.photo == cell.photo for cell in inside]
    return Trial(bank, len(inside), copies, [copier.mixture(one.picture) for one in others], kin)


def small(pictures: Sequence[Image.Image]) -> np.ndarray:
    return np.stack([area_mean(np.asarray(one), SIDE, SIDE) for one in pictures])


Likeness = Callable[[Sequence[Image.Image]], np.ndarray]


def by_hash(bank: Sequence[Image.Image]) -> Likeness:
    items = [phash.bits(np.asarray(one)) for one in bank]
    return lambda pictures: phash.likeness([phash.bits(np.asarray(one)) for one in pictures], items)


def by_vector(bank: Sequence[Image.Image], encode: Callable[[np.ndarray], np.ndarray]) -> Likeness:
    items = encode(small(bank))
    return lambda pictures: encode(small(pictures)) @ items.T


def threshold(strangers: np.ndarray, share: float) -> float:
    """The least likeness that at most this share of the strangers reaches with any item of the bank."""
    nearest = np.sort(strangers.max(1))[::-1]
    return float(np.nextafter(nearest[int(share * len(nearest))], np.float32(2)))


def figures(made: Trial, likeness: Likeness, at: float | None) -> dict[str, object]:
    """Recall by kind of copy, of photographs and of drawings; `at` is a threshold that was chosen elsewhere."""
    found = likeness(made.strangers)
    strangers, kin = np.where(made.kin, 0, found), np.where(made.kin, found, 0)
    levels = {f"{share:.1%}": threshold(strangers, share) for share in FALSE_MATCHES}
    rows: dict[str, dict[str, dict[str, float]]] = {"photographs": {}, "drawings": {}}
    for kind, copies in made.copies.items():
        found = likeness([picture for picture, _ in copies])
        places = np.array([place for _, place in copies])
        own = found[np.arange(len(places)), places]
        first = found.argmax(1) == places
        for of, held in (("photographs", places < made.known), ("drawings", places >= made.known)):
            row = {level: float((own[held] >= least).mean()) for level, least in levels.items()}
            row["first"] = float(first[held].mean())
            if at is not None:
                row["at threshold"] = float((own[held] >= at).mean())
            rows[of][kind] = {name: round(value, 3) for name, value in row.items()}
    result: dict[str, object] = {"levels": levels, "rows": rows}
    if at is not None:
        result["false matches"] = round(float((strangers.max(1) >= at).mean()), 4)
        result["other parts of a photograph"] = round(float((kin.max(1)[made.kin.any(1)] >= at).mean()), 4)
    return result
