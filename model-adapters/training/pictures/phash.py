"""The perceptual hash of `PerceptualHash.java`, whose twin this is: what the embedding is held against."""

from __future__ import annotations

import numpy as np

from pictures.resize import area_mean

SIDE, LOWEST, FLAT = 32, 8, 50.0
_COSINES = np.sqrt(2.0 / SIDE) * np.cos(
    (2 * np.arange(SIDE) + 1) * (np.arange(LOWEST)[:, None] + 1) * np.pi / (2 * SIDE)
)


def bits(pixels: np.ndarray) -> np.ndarray | None:
    """64 bits of a picture [rows, columns, 3]; none for one of a single colour."""
    brightness = area_mean(pixels, SIDE, SIDE).astype(np.float64) @ (0.299, 0.587, 0.114)
    frequencies = (_COSINES @ brightness @ _COSINES.T).reshape(-1)
    if np.ptp(frequencies) < FLAT:
        return None
    return frequencies > np.median(frequencies)


def likeness(queries: list[np.ndarray | None], bank: list[np.ndarray | None]) -> np.ndarray:
    """1 - d / 64 of each query and item; 0 where one of them has no hash."""
    agreeing = _signs(queries) @ _signs(bank).T
    known = np.outer([one is not None for one in queries], [one is not None for one in bank])
    return np.where(known, (64 + agreeing) / 128, 0).astype(np.float32)


def _signs(hashes: list[np.ndarray | None]) -> np.ndarray:
    nothing = np.zeros(64, dtype=np.float32)
    return np.stack([nothing if one is None else np.where(one, 1.0, -1.0) for one in hashes]).astype(np.float32)
