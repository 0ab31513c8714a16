"""Reading a dump's XML: bounded, nothing declared is followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.ui_xml import MAX_DEPTH, read_windows
from harness.model.faults import EvidenceBroken

NODE = '<node class="android.view.View" bounds="[0,0][10,10]" text="督办">'


def dump(inside: str) -> str:
    return f'<?xml version="1.0"?><hierarchy rotation="0">{inside}</hierarchy>'


def test_a_window_holds_what_is_in_it() -> None:
    (window,) = read_windows(dump(f"{NODE}{NODE}</node></node>"))
    assert (window.words, [child.path for child in window.children]) == ("督办", [f"{window.path}/*[1]"])


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "no xml",
        "<html></html>",
        dump(NODE),
        dump(NODE * (MAX_DEPTH + 5) + "</node>" * (MAX_DEPTH + 5)),
        '<!DOCTYPE x [<!ENTITY a "b">]><hierarchy>&a;</hierarchy>',
    ],
    ids=["empty", "text", "html", "open", "deep", "entity"],
)
def test_what_is_no_dump_of_a_screen_is_refused(hostile: str) -> None:
    with pytest.raises(EvidenceBroken):
        read_windows(hostile)


@given(st.text(max_size=300))
def test_nothing_else_is_ever_raised(text: str) -> None:
    try:
        read_windows(text)
    except EvidenceBroken:
        return
