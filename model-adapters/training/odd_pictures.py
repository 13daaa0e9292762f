"""Writes the WebP files of the Java tests, which Java itself cannot write.

    /usr/bin/python3 odd_pictures.py --out ../src/test/resources/dev/reeve/models/webp
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms


def _scene(width: int, height: int, seed: int, alpha: bool = False) -> Image.Image:
    """Smooth hills of colour."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    planes = [128 + 90 * np.sin(dice.uniform(1, 9) * x / width + dice.uniform(1, 9) * y / height) for _ in range(3)]
    planes += [np.where(x < width / 2, 40, 255)] if alpha else []
    return Image.fromarray(np.stack(planes, -1).astype(np.uint8))


def _file(picture: Image.Image, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, "WEBP", **options)
    return target.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    frames = [_scene(48, 40, seed) for seed in range(5)]
    files = {
        "lossy": _file(_scene(120, 90, 1), quality=90),
        "lossless": _file(_scene(40, 30, 2), lossless=True),
        "extended": _file(_scene(120, 90, 1, True), quality=90, icc_profile=profile, exif=b"Exif\0\0nothing"),
        "animated": _file(frames[0], save_all=True, append_images=frames[1:], duration=50, loop=0, quality=80),
        "large": _file(_scene(2000, 2000, 3), quality=40),
    }
    for name, content in files.items():
        (out / f"{name}.webp").write_bytes(content)
    reference = np.asarray(Image.open(io.BytesIO(files["lossy"])).convert("RGB").resize((8, 8), Image.BOX))
    (out / "lossy.png").write_bytes(_png(reference))


def _png(pixels: np.ndarray) -> bytes:
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "PNG")
    return target.getvalue()


if __name__ == "__main__":
    main()
