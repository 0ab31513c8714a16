"""A run's witness writes into the recording and takes pictures only where that channel is on."""

from types import SimpleNamespace
from typing import Any, cast

from harness.capture.run_witness import RunWitness
from harness.model.event import EventKind, Phase, Source
from tests.capture.browser import FakeBrowser


def test_it_writes_and_takes_pictures() -> None:
    written: list[Any] = []
    taken: list[Any] = []
    writer = SimpleNamespace(phase=Phase.SETUP, append=lambda *event: written.append(event))
    screens = SimpleNamespace(take=lambda browser, why, role: taken.append((why, role)))
    moments: list[str] = []
    witness = RunWitness(cast(Any, writer), FakeBrowser(), cast(Any, screens), moments.append)
    witness.phase = Phase.REFUSED
    witness.phase = Phase.REFUSED
    assert moments == ["end of setup"]
    witness.record(Source.SCENARIO, EventKind.STEP, {"word": "tap"})
    witness.take_screen("launch", "visitor")
    assert (writer.phase, witness.phase) == (Phase.REFUSED, Phase.REFUSED)
    assert written == [(Source.SCENARIO, EventKind.STEP, {"word": "tap"})]
    assert taken == [("launch", "visitor")]
    RunWitness(cast(Any, writer), FakeBrowser(), None).take_screen("launch", "visitor")
    assert len(taken) == 1
