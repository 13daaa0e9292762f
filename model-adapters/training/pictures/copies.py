"""What people do to a picture before they post it again."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from pictures.overlays import Canvas, Lettering, contact, harmless, promotion


class Copier:
    """Makes copies of pictures, in the fonts of one split."""

    def __init__(self, held_out: bool, dice: np.random.Generator) -> None:
        self._lettering = Lettering(held_out)
        self._dice = dice

    def copy(self, picture: Image.Image, kind: str) -> Image.Image:
        return KINDS[kind](self, picture)

    def mixture(self, picture: Image.Image) -> Image.Image:
        """From one to three changes of the kinds that training has."""
        kinds = self._dice.choice(len(TRAINED), int(self._dice.integers(1, 4)), replace=False)
        for at in sorted(int(k) for k in kinds):
            picture = self.copy(picture, TRAINED[at])
        return picture

    def _colour(self) -> tuple[int, int, int]:
        return tuple(int(c) for c in self._dice.integers(0, 256, 3))

    def scaled(self, picture: Image.Image) -> Image.Image:
        share = self._dice.uniform(0.35, 0.7)
        return picture.resize((max(8, int(picture.width * share)), max(8, int(picture.height * share))), Image.BILINEAR)

    def compressed(self, picture: Image.Image) -> Image.Image:
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=int(self._dice.integers(5, 25)))
        return Image.open(target).convert("RGB")

    def blurred(self, picture: Image.Image) -> Image.Image:
        return picture.filter(ImageFilter.GaussianBlur(float(self._dice.uniform(0.008, 0.025) * min(picture.size))))

    def recoloured(self, picture: Image.Image) -> Image.Image:
        dice = self._dice
        for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
            picture = change(picture).enhance(dice.uniform(0.5, 1.6))
        gains = dice.uniform(0.75, 1.25, 3)
        return Image.fromarray((np.asarray(picture) * gains).clip(0, 255).astype(np.uint8))

    def grey(self, picture: Image.Image) -> Image.Image:
        return ImageOps.grayscale(picture).convert("RGB")

    def grainy(self, picture: Image.Image) -> Image.Image:
        noise = self._dice.normal(0, self._dice.uniform(8, 25), (picture.height, picture.width, 3))
        return Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype(np.uint8))

    def _cropped(self, picture: Image.Image, least: float, most: float) -> Image.Image:
        width, height = (int(n * self._dice.uniform(least, most)) for n in picture.size)
        left, top = (int(self._dice.integers(n - m + 1)) for n, m in zip(picture.size, (width, height)))
        return picture.crop((left, top, left + width, top + height))

    def trimmed(self, picture: Image.Image) -> Image.Image:
        return self._cropped(picture, 0.82, 0.95)

    def cropped(self, picture: Image.Image) -> Image.Image:
        return self._cropped(picture, 0.55, 0.8)

    def mirrored(self, picture: Image.Image) -> Image.Image:
        return ImageOps.mirror(picture)

    def rotated(self, picture: Image.Image) -> Image.Image:
        angle = self._dice.uniform(3, 12) * (1 if self._dice.random() < 0.5 else -1)
        return picture.rotate(float(angle), Image.BICUBIC, expand=bool(self._dice.random() < 0.5), fillcolor=self._colour())

    def lettered(self, picture: Image.Image) -> Image.Image:
        canvas = Canvas(picture.copy())
        for _ in range(int(self._dice.integers(1, 3))):
            text = (contact, promotion, harmless)[int(self._dice.integers(3))](self._dice)
            self._lettering.write(canvas, text, self._dice)
        return canvas.picture

    def stickered(self, picture: Image.Image) -> Image.Image:
        """One or two round or square stickers with a drawing on each, over a tenth to a third of the picture."""
        picture, dice = picture.copy(), self._dice
        draw = ImageDraw.Draw(picture)
        for _ in range(int(dice.integers(1, 3))):
            side = min(picture.size) * dice.uniform(0.25, 0.5)
            x, y = dice.uniform(0, picture.width - side), dice.uniform(0, picture.height - side)
            shape = (draw.ellipse, draw.rectangle)[int(dice.integers(2))]
            for inset in sorted(dice.uniform(0, 0.45, 3)):
                at = side * inset
                shape([x + at, y + at, x + side - at, y + side - at], fill=self._colour())
        return picture

    def framed(self, picture: Image.Image) -> Image.Image:
        border = int(min(picture.size) * self._dice.uniform(0.05, 0.2))
        return ImageOps.expand(picture, border, self._colour())

    def captioned(self, picture: Image.Image) -> Image.Image:
        """A bar with words above, below, or both."""
        bars = [int(picture.height * self._dice.uniform(0.15, 0.35)) if on else 0 for on in self._dice.random(2) < 0.7]
        bars = bars if any(bars) else [int(picture.height * 0.25), 0]
        light = self._dice.random() < 0.6
        canvas = Image.new("RGB", (picture.width, picture.height + sum(bars)), (250, 250, 250) if light else (15, 15, 15))
        canvas.paste(picture, (0, bars[0]))
        for top, bar in ((0, bars[0]), (bars[0] + picture.height, bars[1])):
            if bar:
                band = Canvas(canvas.crop((0, top, picture.width, top + bar)))
                self._lettering.write(band, harmless(self._dice), self._dice)
                canvas.paste(band.picture, (0, top))
        return canvas

    def screenshot(self, picture: Image.Image) -> Image.Image:
        """The picture within an app: bars, lines of text, a round head and buttons around it."""
        dice, (width, height) = self._dice, picture.size
        above, below, side = (int(n) for n in dice.uniform((0.12, 0.12, 0), (0.4, 0.5, 0.12)) * (height, height, width))
        light = dice.random() < 0.5
        page, ink = ((248, 248, 248), (60, 60, 60)) if light else ((20, 20, 24), (200, 200, 200))
        screen = Image.new("RGB", (width + 2 * side, above + height + below), page)
        screen.paste(picture, (side, above))
        draw = ImageDraw.Draw(screen)
        draw.ellipse([side + 4, above * 0.4, side + 4 + above * 0.5, above * 0.9], fill=self._colour())
        for line in range(int(dice.integers(1, 5))):
            y = above + height + (line + 1) * below / 6
            draw.rectangle([side + 4, y, side + 4 + width * dice.uniform(0.2, 0.9), y + max(1, below / 20)], fill=ink)
        draw.rectangle([0, 0, screen.width, above * 0.2], fill=self._colour())
        return screen

    def reduced(self, picture: Image.Image) -> Image.Image:
        """Few colours, as of a GIF."""
        return picture.quantize(int(self._dice.integers(4, 17))).convert("RGB")

    def photographed(self, picture: Image.Image) -> Image.Image:
        """A photograph of a screen: seen at a slant, with stripes and a dark edge."""
        dice, (w, h) = self._dice, picture.size
        slant = dice.uniform(-0.12, 0.12, (4, 2)) * (w, h)
        to = np.array([(0, 0), (w, 0), (w, h), (0, h)]) + slant
        rows = []
        for (x, y), (u, v) in zip([(0, 0), (w, 0), (w, h), (0, h)], to):
            rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        back = np.linalg.solve(np.array(rows, dtype=np.float64), np.array([0, 0, w, 0, w, h, 0, h], dtype=np.float64))
        seen = picture.transform((w, h), Image.PERSPECTIVE, [float(b) for b in back], Image.BICUBIC, fillcolor=(12, 12, 14))
        stripes = 1 + 0.12 * np.sin(np.arange(h) * 2 * np.pi / dice.uniform(2.5, 9) + dice.uniform(0, 6))
        return Image.fromarray((np.asarray(seen) * stripes[:, None, None]).clip(0, 255).astype(np.uint8))

    def reworked(self, picture: Image.Image) -> Image.Image:
        """Cropped, mirrored or turned, written on and compressed at once."""
        picture = self.cropped(picture)
        picture = self.mirrored(picture) if self._dice.random() < 0.5 else self.rotated(picture)
        return self.compressed(self.lettered(picture))


# In the order in which several of them follow each other.
KINDS: Mapping[str, Callable[[Copier, Image.Image], Image.Image]] = {
    "scaled": Copier.scaled,
    "trimmed": Copier.trimmed,
    "cropped": Copier.cropped,
    "mirrored": Copier.mirrored,
    "rotated": Copier.rotated,
    "recoloured": Copier.recoloured,
    "grey": Copier.grey,
    "blurred": Copier.blurred,
    "grainy": Copier.grainy,
    "lettered": Copier.lettered,
    "stickered": Copier.stickered,
    "framed": Copier.framed,
    "captioned": Copier.captioned,
    "screenshot": Copier.screenshot,
    "compressed": Copier.compressed,
    "reworked": Copier.reworked,
    "reduced": Copier.reduced,
    "photographed": Copier.photographed,
}
UNTRAINED = ("reduced", "photographed")
TRAINED = tuple(kind for kind in KINDS if kind not in (*UNTRAINED, "reworked"))
