"""Whose a failure is, and that doubt never clears an app."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.tables.blame import COUNTED, Blame, Surroundings, blame_of
from tests.analysis.tables.made_runs import KINDS, Line, rows, run

CALM = Surroundings()


@pytest.mark.parametrize(
    ("what", "signature", "reason", "around", "expected"),
    [
        ("crash", "com.gov.Main.onCreate", "NullPointerException", CALM, Blame.APP),
        ("crash", "gum-js-loop < libapp.so", "SIGSEGV", CALM, Blame.HARNESS),
        ("crash", "Main", "lowmemorykiller", CALM, Blame.DEVICE),
        ("crash", "Main", "", Surroundings(server_error=True, network_disproved=True), Blame.APP),
        ("blank", "", "", Surroundings(server_error=True), Blame.SERVER),
        ("step", "", "net::ERR_NAME_NOT_RESOLVED", CALM, Blame.NETWORK),
        ("step", "", "", Surroundings(network_disproved=True), Blame.NETWORK),
        ("anr", "Main", "", Surroundings(harness_fault=True), Blame.HARNESS),
        ("anr", "Main", "", Surroundings(device_lost=True), Blame.DEVICE),
        ("step", "", "", CALM, Blame.APP),
    ],
)
def test_blame(what: str, signature: str, reason: str, around: Surroundings, expected: Blame) -> None:
    assert blame_of(what, signature, reason, "", around) is expected


def test_what_the_instrument_knows_is_believed_and_nonsense_is_not() -> None:
    assert blame_of("crash", "", "", "harness", CALM) is Blame.HARNESS
    assert blame_of("crash", "", "", "nobody", CALM) is Blame.APP


@given(st.text(), st.text(max_size=12).filter(lambda text: not text.isascii()))
def test_in_doubt_it_is_the_apps(what: str, reason: str) -> None:
    assert blame_of(what, "", reason, "", CALM) in COUNTED


def test_a_servers_error_explains_only_what_follows_it_shortly() -> None:
    line = Line()
    line.session(
        (KINDS.RESPONSE, {"flow": "a", "status": 502}),
        (KINDS.BREAKDOWN, {"what": "blank"}),
        (KINDS.STEP, {"after_ms": 20_000.0}),
        (KINDS.BREAKDOWN, {"what": "blank"}),
    )
    assert [one.blame for one in rows(run(), line).tables["crashes"]] == ["server", "app"]  # type: ignore[union-attr]


def test_our_own_fault_before_a_breakdown_takes_the_blame_and_one_after_it_does_not() -> None:
    line = Line()
    line.session((KINDS.FAULT, {"what": "socket"}), (KINDS.BREAKDOWN, {"what": "crash"}))
    line.session((KINDS.BREAKDOWN, {"what": "crash"}), (KINDS.FAULT, {"what": "socket"}))
    assert [one.blame for one in rows(run(), line).tables["crashes"]] == ["harness", "app"]  # type: ignore[union-attr]
