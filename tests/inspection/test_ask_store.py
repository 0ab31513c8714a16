"""What `harness query` prints."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from harness.analysis.store.write import add_run
from harness.cli import app
from harness.inspection.ask_store import MOST_SHOWN, ask_store
from harness.model.faults import BadInput
from tests.analysis.tables.made_runs import KINDS, Line, rows, run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    line = Line()
    line.session((KINDS.START, {"start": "cold", "first_ms": 900}))
    add_run(tmp_path, rows(run(), line))
    return tmp_path


def test_a_table_csv_and_json(store: Path) -> None:
    sql = "select app, first_ms, full_ms, night from starts"
    assert (
        ask_store(store, sql).split()
        == "app first_ms full_ms night subject 900.0 - 2026-11-21".replace("-\n", "").split()
    )
    assert ask_store(store, sql, "csv").splitlines() == ["app,first_ms,full_ms,night", "subject,900.0,,2026-11-21"]
    assert json.loads(ask_store(store, sql, "json"))[0]["first_ms"] == 900.0


def test_an_empty_answer_still_names_its_columns(store: Path) -> None:
    assert ask_store(store, "select app, seq from crashes") == "app  seq"


def test_a_long_answer_is_cut_and_says_how_long_it_is(store: Path) -> None:
    said = ask_store(store, "select range as n from range(1000)").splitlines()
    assert (len(said), said[-1]) == (MOST_SHOWN + 2, "… 1000")


def test_the_command_prints_the_answer(store: Path) -> None:
    said = CliRunner().invoke(app, ["query", "select count(*) as n from runs", "--store", str(store), "--csv"])
    assert (said.exit_code, said.stdout) == (0, "n\n1\n")


def test_a_mistake_is_bad_input(store: Path) -> None:
    said = CliRunner().invoke(app, ["query", "select nix from runs", "--store", str(store)])
    assert isinstance(said.exception, BadInput)
