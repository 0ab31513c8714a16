from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.layer import Layer
from tests.detect.traffic.identity.sending import layer


def test_offsets_lead_back_to_layer_value_and_path() -> None:
    haystack = Haystack([layer({"a": "一二", "b": "x" * 5}), Layer("skipped", ()), layer({"q": "z"}, "query", ())])
    assert haystack.path(haystack.text.index("xx")) == "body.b"
    assert haystack.path(haystack.text.index("z")) == "query.q"
    start, end = haystack.value_span(haystack.text.index("xx") + 3)
    assert haystack.text[start:end] == "xxxxx"


def test_every_shape_of_the_text_keeps_its_offsets() -> None:
    haystack = Haystack([layer({"a": "İ张\ud800A-1"})])
    assert len(haystack.flat) == len(haystack.hexes) == len(haystack.classes) == len(haystack.text)
    assert haystack.flat[-5:] == b"?a-1\n"
    assert haystack.classes[-4:] == b"a.0 "


def test_squeezed_text_has_no_borders() -> None:
    assert b"19900038648" in Haystack([layer({"a": "199", "b": "(0003) 8648"})]).squeezed


def test_hex_runs_are_whole() -> None:
    haystack = Haystack([layer({"a": "f" * 20, "b": "f" * 15, "c": "z" + "0" * 16})])
    assert [end - start for start, end in haystack.hex_runs()] == [20, 16]


def test_an_excerpt_ends_with_its_value() -> None:
    haystack = Haystack([layer({"a": "left", "b": "-" * 100 + "X" + "-" * 100, "c": "right"})])
    start = haystack.text.index("X")
    assert haystack.excerpt(start, start + 1) == "-" * 24 + "X" + "-" * 24
