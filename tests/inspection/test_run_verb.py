"""The options of `harness run` become what is wanted."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from harness.cli import app
from harness.inspection import documents, runs
from harness.inspection.wanted import Wanted


def wanted(monkeypatch: pytest.MonkeyPatch, *words: str) -> Wanted:
    asked: list[Wanted] = []
    monkeypatch.setattr(runs, "make_runs", asked.append)
    monkeypatch.setattr(documents, "conclude", lambda _made, _wanted: 7)
    assert CliRunner().invoke(app, ["run", "app.yaml", *words]).exit_code == 7
    return asked[0]


def test_without_options_one_phone_on_the_hosts_network_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    one = wanted(monkeypatch)
    assert (one.app_files, one.devices, one.networks, one.scenarios) == (
        (Path("app.yaml"),),
        ("android-phone",),
        ("host",),
        (),
    )
    assert (one.campaign, one.seed, one.at_once, one.exploration) == ("default", 1, 2, (5.0, 2000))


def test_what_may_be_repeated_is_kept_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "--device a --device b --network N1 --network host --scenario x --without hooks --without logs --lang en"
    one = wanted(monkeypatch, *words.split())
    assert (one.devices, one.networks, one.scenarios, one.without) == (
        ("a", "b"),
        ("N1", "host"),
        ("x",),
        ("hooks", "logs"),
    )
    assert one.language == "en"
