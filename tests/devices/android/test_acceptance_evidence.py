from datetime import UTC

from harness.devices.android.acceptance_evidence import EVIDENCE, Evidence, read_evidence
from harness.devices.android.evidence.reading import Parsed
from tests.devices.android.paper_handset import PaperHandset


def held(parsed: Parsed[object], *, always: bool = False, of: str = "", running: str = "") -> tuple[bool | None, str]:
    evidence = Evidence("x", "dumpsys x", lambda *_: parsed, always=always, of=of)
    return read_evidence(PaperHandset({"dumpsys x": "text", "pidof .*": running}), evidence, UTC)


def test_evidence_holds_when_all_of_it_is_understood() -> None:
    assert held(Parsed((1, 2))) == (True, "2 records")
    assert held(Parsed((1,), unread=("odd line",))) == (False, "1 records, 1 lines not understood, e.g. 'odd line'")
    assert held(Parsed((), answered=False)) == (False, "the service does not answer")


def test_nothing_to_read_proves_nothing_and_fails_where_there_must_be_something() -> None:
    assert held(Parsed(()))[0] is None
    assert held(Parsed(()), always=True)[0] is False
    assert held(Parsed(()), always=True, of="com.android.systemui") == (None, "com.android.systemui does not run")
    assert held(Parsed((1,)), always=True, of="com.android.systemui", running="812")[0] is True


def test_every_source_is_named_once() -> None:
    assert len({one.name for one in EVIDENCE}) == len(EVIDENCE) >= 12
