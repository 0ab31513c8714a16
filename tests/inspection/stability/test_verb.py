"""The verb hands its options on, and refuses what it cannot mean."""

import pytest
import typer
from typer.testing import CliRunner

from harness.inspection.stability import try_stability
from harness.inspection.stability.verb import stability
from harness.inspection.stability.wanted import StabilityWanted

VERB = typer.Typer()
VERB.command()(stability)


def test_the_options_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[StabilityWanted] = []

    def note(wanted: StabilityWanted) -> int:
        asked.append(wanted)
        return 3

    monkeypatch.setattr(try_stability, "try_stability", note)
    done = CliRunner().invoke(VERB, ["app.yaml", "--starts", "5", "--no-checks", "--seed", "7"])
    assert done.exit_code == 3
    assert (asked[0].plan.starts, asked[0].plan.sessions, asked[0].plan.checks, asked[0].seed) == (5, 50, False, 7)


@pytest.mark.parametrize("option", [("--starts", "-1"), ("--lang", "fr"), ("--rounds", "many")])
def test_what_makes_no_sense_is_bad_input(option: tuple[str, str]) -> None:
    assert CliRunner().invoke(VERB, ["app.yaml", *option]).exit_code == 2
