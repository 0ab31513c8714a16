"""SQL over the store: what can be asked, and what cannot be done."""

from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from harness.analysis.store.aggregate import event_counts
from harness.analysis.store.query import connect, query
from harness.analysis.store.read import read_table
from harness.analysis.store.write import add_run
from harness.analysis.tables.row import TABLES
from harness.model.faults import BadInput, EvidenceBroken
from tests.analysis.tables.made_runs import KINDS, Line, rows, run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    line = Line()
    line.session(
        (KINDS.START, {"start": "cold", "first_ms": 900}),
        (KINDS.REQUEST, {"flow": "a", "host": "api.lincheng.test", "bytes": 100}),
        (KINDS.RESPONSE, {"flow": "a", "status": 200, "bytes": 900}),
    )
    add_run(tmp_path / "store", rows(run(campaign="nightly"), line))
    add_run(tmp_path / "store", rows(run("r2", campaign="nightly"), line))
    return tmp_path / "store"


def test_every_table_can_be_asked_also_one_without_a_row(store: Path) -> None:
    for table in TABLES:
        found = query(store, f"SELECT * FROM {table}")
        assert list(found.columns) == list(read_table(store, table).columns)
        assert len(found) == len(read_table(store, table))


def test_nothing_is_drawn_into_what_somebody_reads_as_data(store: Path) -> None:
    with closing(connect(store, ["runs"])) as connection:
        assert connection.sql("SELECT current_setting('enable_progress_bar')").fetchall() == [(False,)]


def test_partitions_are_columns(store: Path) -> None:
    found = query(store, "select campaign, night, median(first_ms) as ms from starts group by all")
    assert [str(value) for value in found.iloc[0]] == ["nightly", "2026-11-21", "900.0"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("selct 1", "syntax error"),
        ("select nothing from starts", "nothing"),
        ("select * from secrets_of_mine", "does not exist"),
        ("", "exactly one SELECT"),
        ("select 1; select 2", "exactly one SELECT"),
        ("create table x as select 1", "exactly one SELECT"),
        ("drop view starts", "exactly one SELECT"),
        ("copy (select 1) to '{store}/x.csv'", "exactly one SELECT"),
        ("attach '{outside}' as other", "exactly one SELECT"),
        ("set enable_external_access = true", "exactly one SELECT"),
        ("select * from read_csv('{outside}')", "disabled"),
        ("select * from read_text('{store}/../secret.csv')", "disabled"),
        ("select * from '{outside}'", "disabled"),
        ("select * from glob('{parent}/*')", "disabled"),
    ],
)
def test_what_is_wrong_or_not_allowed_is_one_clear_line(store: Path, sql: str, said: str) -> None:
    outside = store.parent / "secret.csv"
    outside.write_text("a\n1\n")
    asked = sql.replace("{outside}", str(outside)).replace("{store}", str(store)).replace("{parent}", str(store.parent))
    with pytest.raises(BadInput) as fault:
        query(store, asked)
    line = fault.value.line("en")
    assert said in line
    assert "\n" not in line
    assert "starts" in line
    assert not (store / "x.csv").exists()


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no store"):
        query(tmp_path, "select 1")


def test_columns_that_an_older_file_lacks_are_empty(store: Path) -> None:
    path = next(store.glob("starts/*/*/r1*.parquet"))
    whole = pq.ParquetFile(path).read()
    pq.write_table(whole.drop_columns(["full_ms", "outcome"]), path)
    assert query(store, "select count(*) as n from starts where outcome is null")["n"][0] == 1
    assert read_table(store, "starts")["outcome"].isna().sum() == 1
    for other in store.glob("starts/*/*/*.parquet"):
        pq.write_table(
            pq.ParquetFile(other)
            .read()
            .drop_columns(
                ["full_ms", "outcome"],
            )
            if "r2" in other.name
            else pq.ParquetFile(other).read(),
            other,
        )
    assert query(store, "select count(outcome) as n from starts")["n"][0] == 0


@pytest.mark.parametrize("content", [b"PAR1 no parquet", b""])
def test_a_file_that_is_none_of_ours_is_named(store: Path, content: bytes) -> None:
    next(store.glob("starts/*/*/r1*.parquet")).write_bytes(content)
    with pytest.raises(EvidenceBroken):
        query(store, "select * from starts")
    with pytest.raises(EvidenceBroken):
        read_table(store, "starts")


def test_a_strange_column_is_named(store: Path) -> None:
    path = next(store.glob("starts/*/*/r1*.parquet"))
    whole = pq.ParquetFile(path).read()
    pq.write_table(whole.append_column("extra", pa.array([1])), path)
    with pytest.raises(EvidenceBroken, match="extra does not fit"):
        query(store, "select * from starts")


def test_events_are_counted_over_runs(store: Path) -> None:
    found = event_counts(store)
    asked = found[found["kind"] == "request"]
    assert asked[["events", "runs", "bytes"]].to_numpy().tolist() == [[2, 2, 200]]
    assert found["events"].sum() == 10
