"""Rows of single kinds, where the extraction as a whole does not show enough."""

from harness.analysis.tables.ipv6_rows import ipv6_rows
from harness.analysis.tables.measured_rows import crash_row, memory_rows
from harness.analysis.tables.request_rows import request_rows
from harness.analysis.tables.sessions import Session
from harness.analysis.tables.trail_rows import trail_rows
from harness.model.observation import Channel, Kind, Observation
from tests.analysis.tables.made_runs import KINDS, Line, masked


def test_a_failure_keeps_its_top_frames_masked() -> None:
    line = Line()
    event = line.add(KINDS.BREAKDOWN, what="crash", signature=["a 13800001111", "b", "c", "d"], foreground=False)
    row = crash_row(Session(1, [event]), event, masked)
    assert (row.signature, row.foreground, row.blame) == ("a 138****1111 < b < c", False, "app")


def test_memory_without_a_figure_is_no_row() -> None:
    line = Line()
    line.add(KINDS.MEMORY, path="p", loop=1)
    line.add(KINDS.MEMORY, path="p", loop=2, kilobytes=7)
    assert [row.loop for row in memory_rows(Session(1, line.events), masked)] == [2]


def test_only_a_whole_domain_is_first_party() -> None:
    line = Line()
    for host in ("lincheng.test", "a.LINCHENG.test", "evil-lincheng.test"):
        line.add(KINDS.REQUEST, host=host)
    rows = request_rows([(1, event) for event in line.events], ["lincheng.test"], masked)
    assert [row.first_party for row in rows] == [True, True, False]


def test_a_broken_name_that_was_never_tried_is_no_figure() -> None:
    untried = Observation(Kind.IPV6_BROKEN, Channel.NETWORK, "h", 1.0, (), data={"success6": 0, "attempts6": 0})
    assert list(ipv6_rows([untried])) == []


def test_without_a_walk_there_is_no_trail() -> None:
    line = Line()
    line.add(KINDS.WALK, lat="north")
    assert list(trail_rows(line.events, ())) == []
