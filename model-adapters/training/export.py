"""Writes the trained network as an ONNX file whose bytes are the same for the same weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from torch import nn

from featuriser import IDS_PER_TOKEN

OPSET = 17
INPUTS = ("ids", "bigrams")
OUTPUTS = ("logits", "embedding")


def export(network: nn.Module, target: Path, name: str, outputs: Sequence[str] = OUTPUTS) -> None:
    """The network must already hold its tables as fp16."""
    network.eval()
    ids = torch.ones((2, 7, IDS_PER_TOKEN), dtype=torch.int64)
    bigrams = torch.ones((2, 7), dtype=torch.int64)
    axes = {name: {0: "window", 1: "token"} for name in INPUTS}
    axes |= {name: {0: "window"} for name in outputs}
    torch.onnx.export(
        network,
        (ids, bigrams),
        str(target),
        input_names=list(INPUTS),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=OPSET,
    )
    model = onnx.load(str(target))
    model.doc_string = f"Reeve {name}"
    for node in model.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
