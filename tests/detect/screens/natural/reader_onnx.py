"""A taught reader as a file: ONNX with weights of one byte, and its notes of kinds and lessons."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from harness.detect.comprehension.page_reader import DIGEST, KINDS
from tests.detect.screens.natural.reader_network import ReaderNetwork, taught_kinds


def packed(network: ReaderNetwork, digest: str) -> bytes:
    """The network as ONNX, its weights as whole numbers of one byte; `digest` tells what taught it."""
    network.eval()
    example = (torch.tensor([[0, 5, 6, 2]]), *(torch.zeros(1, 4, dtype=torch.int64) for _ in range(2)))
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            OfOnePage(network),
            (*(one[0] for one in example), torch.ones(1, 4)),
            str(whole),
            input_names=["ids", "down", "across", "shares"],
            output_names=["rows", "page"],
            dynamic_axes={"ids": {0: "n"}, "down": {0: "n"}, "across": {0: "n"}, "shares": {0: "r", 1: "n"}},
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        model = onnx.load(str(small))
    model.metadata_props.add(key=KINDS, value=" ".join(taught_kinds()))
    model.metadata_props.add(key=DIGEST, value=digest)
    content = BytesIO()
    onnx.save(model, content)
    return content.getvalue()


class OfOnePage(nn.Module):
    """The network as it is asked of one page."""

    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, down: Tensor, across: Tensor, shares: Tensor) -> tuple[Tensor, Tensor]:
        rows, page = self.network(ids[None], down[None], across[None], shares[None])
        return rows[0], page[0]
