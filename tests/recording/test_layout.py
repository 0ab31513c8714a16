"""No relative name leads out of a recording."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.faults import EvidenceBroken
from harness.recording.layout import inside, shown


@given(st.text(alphabet="ab./\\\x00\n~", max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_stays_inside_or_is_refused(tmp_path: Path, name: str) -> None:
    try:
        path = inside(tmp_path, name)
    except EvidenceBroken:
        return
    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert path != tmp_path


def test_a_plain_name_is_found(tmp_path: Path) -> None:
    assert inside(tmp_path, "screens/ab.png") == tmp_path / "screens" / "ab.png"


def test_a_link_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/")
    with pytest.raises(EvidenceBroken, match="symbolic link"):
        inside(tmp_path, "link/etc")


@given(st.text())
def test_what_is_shown_is_printable_and_bounded(name: str) -> None:
    assert shown(name).isprintable()
    assert len(shown(name)) <= 401
