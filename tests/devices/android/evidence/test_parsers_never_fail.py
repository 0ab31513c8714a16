"""No text makes a parser raise: not a golden one cut, doubled and spoilt, not noise."""

from collections.abc import Callable
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.devices.android.evidence.activity_start import activity_starts
from harness.devices.android.evidence.appops_dump import parse_appops_dump
from harness.devices.android.evidence.appops_last import parse_appops_last
from harness.devices.android.evidence.connectivity_dump import parse_connectivity
from harness.devices.android.evidence.cpu_use import parse_cpu_use
from harness.devices.android.evidence.crash_log import crash_traces
from harness.devices.android.evidence.discrete_access import parse_discrete_accesses
from harness.devices.android.evidence.dropbox import parse_dropbox
from harness.devices.android.evidence.event_log import process_events
from harness.devices.android.evidence.exit_info import parse_exit_info
from harness.devices.android.evidence.frame_stats import parse_frame_stats
from harness.devices.android.evidence.location_dump import parse_location_dump
from harness.devices.android.evidence.log_line import parse_log
from harness.devices.android.evidence.meminfo import parse_meminfo
from harness.devices.android.evidence.netstats import parse_netstats
from harness.devices.android.evidence.package_dump import parse_package_dump
from harness.devices.android.evidence.pending_alarms import parse_pending_alarms
from harness.devices.android.evidence.permission_list import parse_permission_list
from harness.devices.android.evidence.reading import MAX_RECORDS, MAX_UNREAD, Parsed
from harness.devices.android.evidence.running_services import parse_running_services
from harness.devices.android.evidence.scheduled_jobs import parse_scheduled_jobs
from harness.devices.android.evidence.sockets import parse_sockets
from harness.devices.android.evidence.start_result import parse_start_result
from tests.devices.android.evidence.golden import HERE

PARSERS: dict[str, Callable[[str], Parsed[object]]] = {
    "appops_last": parse_appops_last,
    "appops_dump": lambda text: parse_appops_dump(text, UTC),
    "discrete": lambda text: parse_discrete_accesses(text, UTC),
    "package": lambda text: parse_package_dump(text, "com.gov.demo"),
    "permissions": parse_permission_list,
    "location": parse_location_dump,
    "exit_info": lambda text: parse_exit_info(text, UTC),
    "log": lambda text: parse_log(text, UTC, 2026),
    "events": lambda text: process_events(parse_log(text, UTC, 2026).records),
    "crashes": lambda text: crash_traces(parse_log(text, UTC, 2026).records),
    "starts": lambda text: activity_starts(parse_log(text, UTC, 2026).records),
    "dropbox": lambda text: parse_dropbox(text, UTC),
    "start_result": parse_start_result,
    "meminfo": parse_meminfo,
    "frames": parse_frame_stats,
    "cpu": parse_cpu_use,
    "netstats": parse_netstats,
    "sockets": lambda text: parse_sockets(text, "tcp6"),
    "connectivity": parse_connectivity,
    "jobs": parse_scheduled_jobs,
    "alarms": parse_pending_alarms,
    "services": parse_running_services,
}
GOLDEN = sorted(path.read_text("utf-8") for path in HERE.glob("*.txt"))
FRAGMENTS = ("9" * 40, "²", "\0", "{", "[", "=", ":", "-1", " ", "\n", "0x", "com.gov.demo", "+999999999d", "﷽")


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(GOLDEN))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 30)))
        text = text[:at] + draw(st.sampled_from(FRAGMENTS)) + text[end:]
    return text


@pytest.mark.parametrize("name", sorted(PARSERS))
@settings(max_examples=10, deadline=None)
@given(text=spoilt() | st.text(max_size=200))
def test_a_parser_gives_a_bounded_result_for_any_text(name: str, text: str) -> None:
    parsed = PARSERS[name](text)
    assert len(parsed.records) <= MAX_RECORDS
    assert len(parsed.unread) <= MAX_UNREAD


def test_an_endless_text_is_cut_and_says_so() -> None:
    parsed = parse_appops_last("strange\n" * 5_000)
    assert parsed.cut
    assert len(parsed.unread) == MAX_UNREAD
