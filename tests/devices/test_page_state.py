"""What a page says of itself is bounded and typed: it could have lied."""

from hypothesis import given
from hypothesis import strategies as st

from harness.devices.page_state import MOST_ERRORS, MOST_TEXT, PageState, ScriptFault, parse_state, script

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=400),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from([*PageState.__dataclass_fields__, "other"])


@given(ANYTHING | st.dictionaries(NAMES, ANYTHING))
def test_whatever_a_page_returns_is_a_state_with_the_right_types(raw: object) -> None:
    found, usual = parse_state(raw), PageState()
    for name in PageState.__dataclass_fields__:
        value = getattr(found, name)
        assert type(value) is type(getattr(usual, name))
        assert not isinstance(value, str) or len(value) <= MOST_TEXT
        assert not isinstance(value, float) or abs(value) <= 1e12
    assert len(found.errors) <= MOST_ERRORS


def test_errors_keep_their_top_frames() -> None:
    raw = {"errors": [{"text": "boom", "stack": ["a", "b", "c", "d"]}, "no error"], "blank": True, "now_ms": 3}
    found = parse_state(raw)
    assert found.errors == (ScriptFault("boom", ("a", "b", "c")),)
    assert (found.blank, found.now_ms) == (True, 3.0)


def test_the_last_thing_that_changed_is_the_full_display() -> None:
    assert PageState(first_paint_ms=80, largest_ms=120, changed_ms=300).full_ms == 300


def test_a_reaction_changes_the_trace() -> None:
    assert PageState(changes=1).trace != PageState(changes=2).trace
    assert PageState(url="#/a").trace != PageState(url="#/b").trace


def test_the_script_names_every_field() -> None:
    source = script("page_state")
    assert all(f"{name}:" in source or f"{name}," in source for name in PageState.__dataclass_fields__)
    assert "harness.watch" in script("page_watch")
