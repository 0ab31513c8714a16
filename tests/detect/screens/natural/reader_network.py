"""The network of the page reader in torch: an encoder of the BERT family over all rows of a page, and its answers.

Only teaching needs torch; what was learnt is written as ONNX and read with onnxruntime.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from harness.detect.eyes.kinds import label_kinds
from harness.detect.likeness.page_learning import UNWORDED

WIDTH, HEADS, WITHIN, LAYERS = 384, 12, 1e-12, (0, 2, 4, 6, 8, 10)  # every other layer of the twelve
PLACES = 64
UNSURE = -5.0  # log-odds of every kind before anything was learnt
HIDDEN = -1e4  # added to what must not be looked at
NO_ROW = -30.0
Weights = Mapping[str, NDArray[np.float32]]


def taught_kinds() -> tuple[str, ...]:
    """The kinds that words can tell."""
    return tuple(sorted(set(label_kinds()) - UNWORDED))


class Layer(nn.Module):
    """Every token looks at every other of its page, then at itself."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (_linear(weights, f"l{number}.{name}") for name in ("q", "k", "v", "ao"))
        self.fi, self.fo = _linear(weights, f"l{number}.fi"), _linear(weights, f"l{number}.fo")
        self.aln, self.oln = _norm(weights, f"l{number}.aln"), _norm(weights, f"l{number}.oln")

    def forward(self, tokens: Tensor, hidden: Tensor) -> Tensor:
        asked, keys, values = (self._heads(part(tokens)) for part in (self.q, self.k, self.v))
        nearness = asked @ keys.transpose(-1, -2) * (1 / math.sqrt(WIDTH // HEADS)) + hidden
        seen = torch.softmax(nearness, -1, dtype=torch.float32).to(values.dtype) @ values
        tokens = self.aln(tokens + self.ao(seen.transpose(1, 2).flatten(2)))
        return self.oln(tokens + self.fo(nn.functional.gelu(self.fi(tokens))))

    def _heads(self, tokens: Tensor) -> Tensor:
        return tokens.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class ReaderNetwork(nn.Module):
    """Log-odds of every kind for the rows (pages x rows x kinds) and for the page (pages x kinds)."""

    def __init__(self, weights: Weights, pieces: NDArray[np.int64], kinds: Sequence[str]) -> None:
        super().__init__()
        words = weights["emb.word"].reshape(-1, WIDTH)[pieces]
        places = weights["emb.pos"].reshape(-1, WIDTH) + weights["emb.type"].reshape(-1, WIDTH)[0]
        self.word = nn.Embedding.from_pretrained(torch.tensor(words), freeze=False)
        self.pos = nn.Embedding.from_pretrained(torch.tensor(places), freeze=False)
        self.place = nn.Embedding(PLACES, WIDTH)
        nn.init.zeros_(self.place.weight)
        self.eln, self.dropped = _norm(weights, "emb.ln"), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(weights, number) for number in LAYERS)
        self.out, self.page = _answers(len(kinds)), _answers(len(kinds))

    def forward(self, ids: Tensor, down: Tensor, across: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
        """`shares`: pages x rows x tokens. Tokens that fill a page up are the padding piece (1) and share in no row."""
        at = torch.arange(ids.shape[1])
        told = self.word(ids) + self.pos(at)[None] + self.place(down) + self.place(across)
        tokens = self.dropped(self.eln(told))
        hidden = torch.where(ids == 1, HIDDEN, 0.0)[:, None, None, :]
        for layer in self.layers:
            tokens = layer(tokens, hidden)
        rows = self.out(shares @ tokens.float())
        there = shares.sum(-1, keepdim=True) > 0
        rows = torch.where(there, rows, NO_ROW)
        whole = self.page(tokens[:, :1].float())
        return rows, torch.logsumexp(torch.cat([rows, whole], 1), 1)


def _linear(weights: Weights, name: str) -> nn.Linear:
    bias = torch.tensor(weights[f"{name}.b"])
    matrix = torch.tensor(weights[f"{name}.w"]).reshape(len(bias), -1)
    layer = nn.Linear(matrix.shape[1], matrix.shape[0])
    layer.weight.data, layer.bias.data = matrix, bias
    return layer


def _norm(weights: Weights, name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(WIDTH, WITHIN)
    layer.weight.data, layer.bias.data = (torch.tensor(weights[f"{name}.{part}"]) for part in ("w", "b"))
    return layer


def _answers(kinds: int) -> nn.Linear:
    layer = nn.Linear(WIDTH, kinds)
    nn.init.normal_(layer.weight, std=0.02)
    nn.init.constant_(layer.bias, UNSURE)
    return layer
