"""Atheris on the ladder: `python -m tests.fuzz.fuzz_ladder SEEDS -max_total_time=600`."""

import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["harness.detect.traffic"]):
    from harness.detect.traffic.ladder.unfold import unfold

from tests.fuzz.hostile import message_of


def one_input(data: bytes) -> None:
    """Whatever was sent: layers come back, and each knows its values and their paths."""
    for layer in unfold(message_of(data)).layers:
        if layer.text:
            last = len(layer.starts) - 1
            assert layer.span(last)[1] == len(layer.text)
            assert layer.path(last).startswith(layer.place)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
