from datetime import UTC, datetime

from harness.analysis.tables.access_rows import access_rows
from harness.analysis.tables.row import AccessRow
from harness.model.event import Phase
from harness.model.observation import Channel, Kind, Observation

BEGAN = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def _witnessed(**data: object) -> Observation:
    return Observation(Kind.WITNESSED, Channel.HOOK, "location", 1.0, (), phase=Phase.BACKGROUND, data=data)


def test_one_row_an_access_with_the_witnesses_that_could_speak() -> None:
    access = {
        "at_ms": BEGAN.timestamp() * 1000 + 2_500,
        "called": "L.get",
        "calls": 3,
        "booked": "GPS",
        "sent": "a.test",
    }
    told = _witnessed(witnessed="called_and_sent", hooked=True, ledger=True, proxied=False, accesses=[access, access])
    first, second = access_rows(BEGAN, [told])
    assert first == second
    assert first == AccessRow(
        "location", "called_and_sent", "hooked,ledger", "background", 2.5, "L.get", 3, "GPS", "a.test"
    )


def test_strange_data_gives_no_rows_or_empty_cells() -> None:
    assert list(access_rows(BEGAN, [_witnessed(accesses="none"), _witnessed(accesses=["x"])])) == []
    (row,) = access_rows(BEGAN, [_witnessed(accesses=[{"at_ms": "noon", "calls": "many"}])])
    assert (row.seconds, row.calls, row.called) == (None, 0, "")
