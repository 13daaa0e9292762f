"""The network that turns a picture into a vector, and its training on copies of pictures.

Copies of one picture are drawn together and those of others pushed apart (NT-Xent: Chen et al., A Simple Framework for
Contrastive Learning of Visual Representations, 2020); a second term keeps each vector away from its nearest stranger, so
that one threshold fits all pictures (Pizzi et al., A Self-Supervised Descriptor for Image Copy Detection, 2022).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pictures.originals import Original

SIDE = 96
WIDTH = 128
PAIRS = 64
RATE = 3e-3
TEMPERATURE = 0.1
SPREAD = 1.0
# Above this share of common area, two parts of a photograph are neither a pair nor strangers.
AMBIGUOUS = 0.15
# Channels out, step and size of each convolution.
LAYERS = ((32, 4, 5), (48, 1, 3), (64, 2, 3), (96, 1, 3), (112, 2, 3), (128, 1, 3))


class Encoder(nn.Module):
    """Convolutions, then for each channel its mean and its peak over the picture, then a vector of length one."""

    def __init__(self) -> None:
        super().__init__()
        widths = [3] + [width for width, _, _ in LAYERS]
        self.layers = nn.Sequential(*(
            nn.Sequential(nn.Conv2d(given, width, size, step, size // 2, bias=False), nn.BatchNorm2d(width), nn.ReLU())
            for given, (width, step, size) in zip(widths, LAYERS)
        ))  # fmt: skip
        self.head = nn.Linear(2 * widths[-1], WIDTH, bias=False)
        # without it, all vectors would lie close to a common one for most of the training
        self.level = nn.BatchNorm1d(WIDTH, affine=False)

    def forward(self, pixels: Tensor) -> Tensor:
        """pixels [pictures, 3, side, side], 0 to 255."""
        features = self.layers(pixels / 127.5 - 1.0)
        vector = self.level(self.head(torch.cat([features.mean((2, 3)), features.amax((2, 3))], 1)))
        return vector / (vector * vector).sum(1, keepdim=True).add(1e-12).sqrt()


@dataclass(frozen=True)
class Views:
    """Several views of each original: pixels [originals, views, SIDE, SIDE, 3] of bytes."""

    pixels: np.ndarray
    originals: Sequence[Original]

    def strangers(self, rows: np.ndarray) -> Tensor:
        """[rows, rows]: which of them surely do not show the same."""
        boxes = np.array([one.box for one in self.originals], dtype=np.float64)
        names = np.array([one.photo or "" for one in self.originals])
        one, other = boxes[rows][:, None], boxes[rows][None]
        sides = np.minimum(one[..., 2:], other[..., 2:]) - np.maximum(one[..., :2], other[..., :2])
        areas = [(box[..., 2] - box[..., 0]) * (box[..., 3] - box[..., 1]) for box in (one, other)]
        shared = sides.clip(0).prod(-1) / np.maximum(np.minimum(*areas), 1.0)
        same = (names[rows][:, None] == names[rows][None]) & (names[rows] != "")[:, None] & (shared >= AMBIGUOUS)
        return torch.from_numpy(~same & (rows[:, None] != rows[None]))


def _moved(pixels: Tensor, dice: np.random.Generator) -> Tensor:
    """Half of them mirrored; cropped, stretched and turned a little; in another light, with grain."""
    count = len(pixels)
    zoom = dice.uniform(0.72, 1.06, (count, 2))
    angle = dice.normal(0, 0.06, count)
    flip = np.where(dice.random(count) < 0.5, -1.0, 1.0)
    free = np.maximum(1 - zoom, 0)
    shift = dice.uniform(-1, 1, (count, 2)) * free
    matrix = np.stack([
        np.stack([zoom[:, 0] * np.cos(angle) * flip, -zoom[:, 1] * np.sin(angle), shift[:, 0]], 1),
        np.stack([zoom[:, 0] * np.sin(angle) * flip, zoom[:, 1] * np.cos(angle), shift[:, 1]], 1),
    ], 1)  # fmt: skip
    grid = functional.affine_grid(torch.from_numpy(matrix.astype(np.float32)), list(pixels.shape), align_corners=False)
    seen = functional.grid_sample(pixels, grid, "bilinear", "border", align_corners=False)
    gain = torch.from_numpy(dice.uniform(0.6, 1.4, (count, 3, 1, 1)).astype(np.float32))
    lift = torch.from_numpy(dice.uniform(-30, 30, (count, 1, 1, 1)).astype(np.float32))
    pale = torch.from_numpy(dice.choice((0.0, 0.5, 1.0), (count, 1, 1, 1), p=(0.5, 0.2, 0.3)).astype(np.float32))
    seen = seen * (1 - pale) + seen.mean(1, keepdim=True) * pale
    return (seen * gain + lift + torch.randn(seen.shape) * float(dice.uniform(0, 6))).clamp(0.0, 255.0)


def _loss(vectors: Tensor, apart: Tensor) -> Tensor:
    """vectors [2 * pairs, WIDTH], the second half being the copies of the first; apart [2 * pairs, 2 * pairs]."""
    count = len(vectors) // 2
    likeness = vectors @ vectors.T
    own = likeness.gather(1, torch.arange(2 * count).roll(count)[:, None]) / TEMPERATURE
    others = (likeness / TEMPERATURE).masked_fill(~apart, -1e4)
    contrast = (torch.logsumexp(torch.cat([own, others], 1), 1) - own[:, 0]).mean()
    nearest = likeness.masked_fill(~apart, -1.0).amax(1)
    return contrast - SPREAD * (2 - 2 * nearest).clamp_min(1e-4).sqrt().log().mean()


def _batch(views: Views, rows: np.ndarray, dice: np.random.Generator) -> Tensor:
    """Two views of each original, the first views before the second ones."""
    picked = np.stack([dice.choice(views.pixels.shape[1], 2, replace=False) for _ in rows])
    pixels = np.concatenate([views.pixels[rows, picked[:, side]] for side in (0, 1)])
    return _moved(torch.from_numpy(np.ascontiguousarray(pixels.transpose(0, 3, 1, 2)).astype(np.float32)), dice)


def fit(views: Views, epochs: int, seed: int) -> Encoder:
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    network = Encoder()
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    steps = epochs * (len(views.originals) // PAIRS)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        started, losses = time.monotonic(), []
        network.train()
        order = dice.permutation(len(views.originals))
        for at in range(0, len(order) - PAIRS + 1, PAIRS):
            rows = np.tile(order[at : at + PAIRS], 2)
            vectors = network(_batch(views, rows[:PAIRS], dice))
            loss = _loss(vectors, views.strangers(rows))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}/{epochs}: loss {np.mean(losses):.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return network.eval()


class Shipped(nn.Module):
    """The encoder, both ways round: a picture and its mirror image have one vector."""

    def __init__(self, trained: Encoder) -> None:
        super().__init__()
        self.encoder = folded(trained)

    def forward(self, pixels: Tensor) -> Tensor:
        both = self.encoder(pixels) + self.encoder(pixels.flip(3))
        return both / (both * both).sum(1, keepdim=True).add(1e-12).sqrt()


def folded(trained: Encoder) -> Encoder:
    """The same network with the levelling of its vector as weights of the last layer."""
    network = Encoder()
    network.load_state_dict(trained.state_dict())
    scale = (trained.level.running_var + trained.level.eps).rsqrt()
    head = nn.Linear(trained.head.in_features, WIDTH)
    with torch.no_grad():
        head.weight.copy_(trained.head.weight * scale[:, None])
        head.bias.copy_(-trained.level.running_mean * scale)
    network.head = head
    network.level = nn.Identity()
    return network.eval()
