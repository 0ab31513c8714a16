from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.alike import Alike, joined
from harness.detect.traffic.ladder.layering import Starts, layer_of
from harness.detect.traffic.ladder.normal_text import compatible
from harness.detect.traffic.ladder.opened import Opened


@given(st.lists(st.text(), min_size=1))
def test_every_value_stands_where_its_start_says(values: list[str]) -> None:
    layer = layer_of("body", ("json",), Opened(("json",), values), "\n".join(values))
    assert [layer.value(number) for number in range(len(values))] == [compatible(value)[0] for value in values]


def test_full_width_digits_become_plain_ones() -> None:
    layer = layer_of("body", (), Opened((), ["１３８", "x"]), "１３８\nx")
    assert (layer.text, layer.value(1), layer.number_at(4)) == ("138\nx", "x", 1)


@given(st.lists(st.text(st.sampled_from("a１\ud800\udcff走"), max_size=5), min_size=1))
def test_lone_surrogates_cost_no_place_and_break_no_search(values: list[str]) -> None:
    layer = layer_of("body", ("json",), Opened(("json",), values), "\n".join(values))
    assert layer.text.encode().decode() == layer.text
    assert list(map(len, map(layer.value, range(len(values))))) == list(map(len, values))


def test_starts_are_a_sequence() -> None:
    assert list(Starts(["ab", "c", ""])) == [0, 3, 5]


def test_what_is_wrapped_alike_stands_together_under_its_own_names() -> None:
    layer = layer_of("body", ("json",), Opened(("json",), ["x", "y", "z"], lambda: ["a", "b", "c"]), "x\ny\nz")
    alike = Alike()
    assert alike.take_bytes(0, b"one", "base64") and alike.take_bytes(2, b"two", "base64")
    assert alike.take(1, Opened(("percent",), ["three"]))
    assert not alike.take_bytes(1, b"\x00\xff", "base64")
    assert alike.take(0, Opened(("json",), ["4", "5"], lambda: ["k", "[0]"]))
    found = [(one.steps, one.values, list(one.names())) for one in alike.opened(layer)]
    assert found == [
        (("base64",), ["one", "two"], ["a", "c"]),
        (("percent",), ["three"], ["b"]),
        (("json",), ["4", "5"], ["a.k", "a[0]"]),
    ]
    assert joined("", "[0]") == "[0]"
