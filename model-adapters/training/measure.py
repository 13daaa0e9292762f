"""Quality per head and source, calibration, and thresholds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score, balanced_accuracy_score, roc_auc_score

from sources import HEADS, UNKNOWN


@dataclass(frozen=True)
class Calibration:
    """calibrated = sigmoid(scale * logit + bias)."""

    scale: float
    bias: float

    def apply(self, logits: np.ndarray) -> np.ndarray:
        return 1.0 / (1.0 + np.exp(-(self.scale * logits + self.bias)))


def known(frame: pd.DataFrame, head: str) -> np.ndarray:
    return (frame[head] != UNKNOWN).to_numpy()


def source_weights(frame: pd.DataFrame) -> np.ndarray:
    """Every source counts alike, however many texts it has."""
    sizes = frame["source"].map(frame["source"].value_counts())
    return (1.0 / sizes).to_numpy(dtype=np.float64)


def calibrate(logits: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> Calibration:
    """Platt scaling by weighted likelihood."""

    def loss(parameters: np.ndarray) -> float:
        z = parameters[0] * logits + parameters[1]
        return float((weights * (np.logaddexp(0.0, z) - labels * z)).sum() / weights.sum())

    best = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return Calibration(round(float(best.x[0]), 6), round(float(best.x[1]), 6))


def calibration_error(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """Expected calibration error over 15 equal-width bins."""
    bins = np.minimum((scores * 15).astype(int), 14)
    total = 0.0
    for bin_number in range(15):
        held = bins == bin_number
        if held.any():
            share = weights[held] / weights[held].sum()
            gap = (share * scores[held]).sum() - (share * labels[held]).sum()
            total += abs(gap) * weights[held].sum()
    return float(total / weights.sum())


def threshold_at_false_alarms(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray, share: float) -> float:
    """The lowest score that at most this share of the harmless texts reaches."""
    harmless = labels == 0
    order = np.argsort(-scores[harmless])
    reached = np.cumsum(weights[harmless][order]) / weights[harmless].sum()
    return float(scores[harmless][order][int(np.searchsorted(reached, share))])


def best_f1(scores: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    order = np.argsort(-scores)
    right = np.cumsum((weights * labels)[order])
    f1 = 2 * right / (np.cumsum(weights[order]) + (weights * labels).sum())
    return float(scores[order][int(np.argmax(f1))])


def per_source(frame: pd.DataFrame, scores: np.ndarray) -> list[dict[str, object]]:
    """One row per head and source. One-class sources have no AUC, only a mean score."""
    rows: list[dict[str, object]] = []
    for column, head in enumerate(HEADS):
        for source, held in frame[known(frame, head)].groupby("source"):
            labels = held[head].to_numpy()
            here = scores[held.index.to_numpy(), column]
            row: dict[str, object] = {"head": head, "source": source, "texts": len(held)}
            row["positive"] = round(float(labels.mean()), 3)
            if 0 < labels.mean() < 1:
                row["auc"] = round(float(roc_auc_score(labels, here)), 3)
                row["average_precision"] = round(float(average_precision_score(labels, here)), 3)
            row["mean_score"] = round(float(here.mean()), 3)
            rows.append(row)
    return rows


def functional(frame: pd.DataFrame, scores: np.ndarray, threshold: float) -> dict[str, object]:
    """Accuracy per kind of held-out own sentence, and balanced accuracy over all of them."""
    own = frame[frame["source"] == "own_templates"]
    verdicts = scores[own.index.to_numpy(), 0] >= threshold
    right = pd.Series(verdicts == (own["toxicity"] == 1).to_numpy(), index=own.index)
    kinds = right.groupby(own["group"]).agg(["size", "mean"]).round(3)
    balanced = balanced_accuracy_score(own["toxicity"], verdicts)
    return {
        "texts": len(own),
        "balanced_accuracy": round(float(balanced), 3),
        "kinds": [[kind, int(size), float(mean)] for kind, size, mean in kinds.itertuples()],
    }
