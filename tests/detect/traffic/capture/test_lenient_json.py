"""What exporters write is read, what is no JSON is not."""

import pytest

from harness.detect.traffic.capture.lenient_json import as_json


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'{"a":1}', {"a": 1}),
        (b'"\\udcff"', "\udcff"),
        (b'"\xff"', "\udcff"),
        (b"[NaN]", "nan"),
        (b"{", None),
        (b"[" * 200_000, None),
        (b"", None),
    ],
)
def test_lenient(content: bytes, value: object) -> None:
    found = as_json(content)
    assert (found == value) or (value == "nan" and found[0] != found[0])
