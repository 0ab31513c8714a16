"""The hooks channel without a browser: what counts, what counts once, and the script that it installs."""

import json
from pathlib import Path
from typing import Any

from harness.capture.api_hooks import BIDI_CHANNEL, CONSOLE_MARK, HooksChannel, preload_function
from harness.model.event import EventKind
from tests.capture.sink import MemorySink

CALL = {"id": "d-1", "api": "fetch", "category": "network", "args": "POST https://app.test/api", "count": 1}


def heard(tmp_path: Path, *texts: dict[str, Any], console: bool = False) -> list[Any]:
    sink = MemorySink(tmp_path)
    channel = HooksChannel(sink)
    channel._secret = "s"
    for text in texts:
        raw = json.dumps({"secret": "s", "frame_url": "https://app.test/", **text})
        channel._take_message({"channel": BIDI_CHANNEL, "data": {"type": "string", "value": raw}})
        if console:
            channel._take_console({"text": CONSOLE_MARK + raw})
    return sink.data(EventKind.CALL)


def test_a_call_that_comes_on_both_ways_counts_once(tmp_path: Path) -> None:
    assert len(heard(tmp_path, CALL, {**CALL, "id": "d-2"}, console=True)) == 2


def test_a_forged_call_is_not_written(tmp_path: Path) -> None:
    assert heard(tmp_path, {**CALL, "secret": "guess"}) == []


def test_calls_of_our_own_self_tests_are_marked(tmp_path: Path) -> None:
    ours = {**CALL, "args": "GET https://canary.harness.invalid/proxy-1 undefined"}
    theirs = {**CALL, "id": "d-2", "category": "location", "args": "GET https://canary.harness.invalid/"}
    marked = [data.get("self_test", False) for data in heard(tmp_path, ours, theirs)]
    assert marked == [True, False]


def test_messages_of_other_channels_are_not_ours(tmp_path: Path) -> None:
    channel = HooksChannel(MemorySink(tmp_path))
    channel._take_message({"channel": "else", "data": {"value": "{}"}})
    channel._take_message({"channel": BIDI_CHANNEL, "data": None})
    channel._take_console({"text": None})


def test_the_preload_script_ends_so_that_it_can_stand_in_brackets() -> None:
    declaration = preload_function({"secret": 'with "quotes"'})
    assert declaration.endswith("\n")
    assert json.dumps({"secret": 'with "quotes"'}) in declaration
