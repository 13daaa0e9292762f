"""Pictures that copies are made of: parts of photographs, and drawings of overlapping leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from pictures.backgrounds import FOLDER, PHOTOS, TEXTURES

STOCK = 160
STOCK_SIDE = 300
# Below this spread of brightness a picture shows nothing, such as plain sky: like any other of that kind.
BLANK = 12.0


@dataclass(frozen=True)
class Original:
    """A picture and where it comes from, so that two parts of one photograph are not taken for two pictures.

    photo: name of the photograph, or none for a drawing
    box: left, top, right, bottom within it
    """

    picture: Image.Image
    photo: str | None = None
    box: tuple[int, int, int, int] = (0, 0, 0, 0)

    def overlap(self, other: Original) -> float:
        """Share of the smaller one's area that both show."""
        if self.photo is None or self.photo != other.photo:
            return 0.0
        sides = [min(self.box[i + 2], other.box[i + 2]) - max(self.box[i], other.box[i]) for i in (0, 1)]
        areas = [(b[2] - b[0]) * (b[3] - b[1]) for b in (self.box, other.box)]
        return max(sides[0], 0) * max(sides[1], 0) / min(areas)


def is_blank(picture: Image.Image) -> bool:
    return float(np.asarray(picture.convert("L")).std()) < BLANK


def photographs(data: Path, split: str) -> dict[str, Image.Image]:
    return {name: Image.open(data / FOLDER / name).convert("RGB") for name in PHOTOS[split]}


def cells(name: str, photo: Image.Image, side: int) -> list[Original]:
    """The photograph cut into cells of about that side, none of which shows what another does."""
    columns, rows = max(1, photo.width // side), max(1, photo.height // side)
    across, down = photo.width // columns, photo.height // rows
    boxes = [(x * across, y * down, (x + 1) * across, (y + 1) * down) for y in range(rows) for x in range(columns)]
    return [Original(photo.crop(box), name, box) for box in boxes]


class Artist:
    """Draws originals of one split; equal seeds give equal pictures."""

    def __init__(self, photos: dict[str, Image.Image], dice: np.random.Generator) -> None:
        self._photos = photos
        self._dice = dice
        drawn = [TEXTURES[int(dice.integers(len(TEXTURES)))](STOCK_SIDE, STOCK_SIDE, dice) for _ in range(STOCK)]
        parts = [self.part().picture.resize((STOCK_SIDE, STOCK_SIDE)) for _ in range(STOCK if photos else 0)]
        self._stock: Sequence[Image.Image] = drawn + parts

    def part(self) -> Original:
        """A part of a photograph, from a seventh of its sides to all of it."""
        dice, name = self._dice, list(self._photos)[int(self._dice.integers(len(self._photos)))]
        photo = self._photos[name]
        share = dice.uniform(0.15, 1.0)
        shape = np.clip(share * np.exp(dice.uniform(-0.25, 0.25, 2)), 0.1, 1.0)
        width, height = max(90, int(photo.width * shape[0])), max(90, int(photo.height * shape[1]))
        width, height = min(width, photo.width), min(height, photo.height)
        left, top = int(dice.integers(photo.width - width + 1)), int(dice.integers(photo.height - height + 1))
        box = (left, top, left + width, top + height)
        long = 260 / max(width, height)
        size = (int(width * long), int(height * long)) if long < 1 else (width, height)
        return Original(photo.resize(size, Image.BILINEAR, box, reducing_gap=2.0), name, box)

    def leaves(self) -> Original:
        """Overlapping leaves of all sizes, filled with textures and parts of photographs (a dead-leaves model)."""
        dice = self._dice
        width, height = (int(n) for n in dice.integers(140, 270, 2))
        picture = TEXTURES[int(dice.integers(len(TEXTURES)))](width, height, dice)
        for _ in range(int(dice.integers(8, 32))):
            side = min(width, height) * float(np.clip(0.06 / dice.random() ** 0.7, 0.06, 0.7))
            w, h = (max(6, int(side * f)) for f in dice.uniform(0.5, 1.5, 2))
            place = int(dice.uniform(-0.3, 1.0) * width), int(dice.uniform(-0.3, 1.0) * height)
            picture.paste(self._filling(w, h), place, self._leaf(w, h))
        return self.leaves() if is_blank(picture) else Original(picture)

    def _filling(self, width: int, height: int) -> Image.Image:
        dice = self._dice
        if dice.random() < 0.3:
            return Image.new("RGB", (width, height), tuple(int(c) for c in dice.integers(0, 256, 3)))
        source = self._stock[int(dice.integers(len(self._stock)))]
        share = dice.uniform(0.3, 1.0)
        side = int(STOCK_SIDE * share)
        left, top = (int(n) for n in dice.integers(0, STOCK_SIDE - side + 1, 2))
        return source.resize((width, height), Image.BILINEAR, (left, top, left + side, top + side))

    def _leaf(self, width: int, height: int) -> Image.Image:
        mask = Image.new("L", (width, height))
        draw, kind = ImageDraw.Draw(mask), self._dice.integers(3)
        if kind == 0:
            draw.ellipse([0, 0, width - 1, height - 1], fill=255)
        elif kind == 1:
            draw.rectangle([0, 0, width - 1, height - 1], fill=255)
        else:
            corners = np.sort(self._dice.uniform(0, 2 * np.pi, int(self._dice.integers(3, 7))))
            draw.polygon([((1 + np.cos(a)) * width / 2, (1 + np.sin(a)) * height / 2) for a in corners], fill=255)
        return mask
