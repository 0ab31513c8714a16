"""What a laboratory has, on the command line."""

import json

import pytest
from typer.testing import CliRunner

from harness.cli import app


def said(*words: str) -> str:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    return done.output


def test_devices_that_are_known_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARNESS_ADB_PORT", "5037")  # refused, so that no server is started for a test
    listed = said("devices", "--lang", "en")
    assert "HARNESS_ADB_PORT" in listed
    assert "harmony-phone" in listed
    assert "(simulated)" in listed


def test_rules_are_listed_or_one_is_shown_whole() -> None:
    assert len(json.loads(said("rules", "--article", "14", "--json"))) >= 10
    assert "A14-2a" in said("rules", "A14-2a", "--lang", "en")
