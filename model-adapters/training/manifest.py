"""Writes the files beside the network: manifest, data manifest, parity fixture, model card figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import torch

import featuriser
import golden
import sources
from measure import Calibration
from network import TextNetwork

MODEL_ID = "text-toxicity"


@dataclass(frozen=True)
class Judge:
    """The exported network with its calibration: what the Java side must reproduce."""

    network: TextNetwork
    calibrations: list[Calibration]

    def scores(self, text: str) -> list[float]:
        """A text's score is the highest of its windows."""
        encoded = featuriser.encode(text)
        starts = featuriser.window_starts(len(encoded.ids))
        size = min(featuriser.WINDOW, len(encoded.ids))
        ids = torch.tensor([encoded.ids[s : s + size] for s in starts])
        bigrams = torch.tensor([encoded.bigrams[s : s + size] for s in starts])
        with torch.no_grad():
            logits = self.network(ids, bigrams)[0].double().numpy()
        columns = [c.apply(logits[:, at]) for at, c in enumerate(self.calibrations)]
        return [float(column.max()) for column in columns]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def write_manifest(folder: Path, version: str, judge: Judge, thresholds: dict[str, dict[str, float]]) -> None:
    lines = [
        "# Written by training/train.py; see docs/ml-engineer/models.md for the fields.",
        f"id: {MODEL_ID}",
        f"version: {version}",
        "file: model.onnx",
        f"digest: sha256:{sha256(folder / 'model.onnx')}",
        "adapter: text",
        "tier: cheap",
        "timeout: 250ms",
        "fallback: unavailable",
        "owner: integrity-ml",
        "description: Toxicity, hate, insult and sexism in English text, from hashed character n-grams.",
        "inputs:",
        "  - {name: ids, type: int64, shape: [-1, -1, 16]}",
        "  - {name: bigrams, type: int64, shape: [-1, -1]}",
        "outputs:",
        f"  - {{name: logits, type: float, shape: [-1, {len(sources.HEADS)}]}}",
        "  - {name: embedding, type: float, shape: [-1, 128]}",
        "labels:",
    ]
    for column, head in enumerate(sources.HEADS):
        calibration, chosen = judge.calibrations[column], thresholds[head]
        parts = ", ".join(f"{name}: {value:.3f}" for name, value in chosen.items())
        lines += [
            f"  - name: {head}",
            f"    output: logits",
            f"    column: {column}",
            f"    calibration: {{scale: {calibration.scale}, bias: {calibration.bias}}}",
            f"    thresholds: {{{parts}}}",
        ]
    lines += ["data:"]
    lines += [f"  - {{source: {name}, licence: {licence}}}" for name, licence in sources.LICENCES.items() if name not in sources.UNTRAINED]
    lines += ["  - {source: own_templates, licence: own work}", "golden:"]
    for text in golden.GOLDEN:
        scores = ", ".join(f"{h}: {s:.6f}" for h, s in zip(sources.HEADS, judge.scores(text)))
        lines += [f"  - text: {_quoted(text)}", f"    scores: {{{scores}}}"]
    (folder / "manifest.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def write_parity(target: Path, judge: Judge) -> None:
    """Token ids of the first 70 tokens and the number of tokens, as Python sees them, and the scores."""
    with target.open("w", encoding="utf-8") as out:
        for text in golden.TEXTS:
            encoded = featuriser.encode(text)
            record = {
                "text": text,
                "tokens": len(encoded.ids),
                "ids": [[i for i in row if i] for row in encoded.ids[:70]],
                "bigrams": encoded.bigrams[:70],
                "starts": featuriser.window_starts(len(encoded.ids)),
                "scores": dict(zip(sources.HEADS, (round(s, 8) for s in judge.scores(text)))),
            }
            out.write(json.dumps(record, ensure_ascii=True) + "\n")


def write_data_manifest(folder: Path, data: Path, frame: pd.DataFrame) -> None:
    lines = ["# Written by training/train.py. None of this data is part of the project.", "sources:"]
    counts = frame.groupby(["source", "split"]).size()
    for name, files in sources.FILES.items():
        commit = (data / name / "SOURCE_COMMIT").read_text("utf-8").strip()
        rows = {split: int(counts.get((name, split), 0)) for split in sources.SPLITS}
        shown = ", ".join(f"{split}: {count}" for split, count in rows.items() if count)
        lines += [
            f"  - name: {name}",
            f"    origin: {(data / name / 'SOURCE').read_text('utf-8').strip()}",
            f"    commit: {commit}",
            f"    licence: {sources.LICENCES[name]}",
            f"    rows: {{{shown}}}",
            "    files:",
        ]
        lines += [f"      - {{name: {f}, sha256: {sha256(data / name / f)}}}" for f in files]
    own = {split: int(counts.get(("own_templates", split), 0)) for split in ("train", "test")}
    lines += [
        "  - name: own_templates",
        "    origin: model-adapters/training/templates.py",
        "    licence: own work",
        f"    rows: {{train: {own['train']}, test: {own['test']}}}",
    ]
    (folder / "data-manifest.yaml").write_text("\n".join(lines) + "\n", "utf-8")

