"""Where a run's rows lie: STORE/<table>/campaign=<c>/night=<YYYY-MM-DD>/<run id>-attempt-<n>.parquet.

One file a run and table: a night is added without opening another night's files, and the same run written again
replaces its own file only.
"""

import re
from datetime import date
from pathlib import Path

from harness.analysis.tables.row import TABLES, RunKey
from harness.model.faults import BadInput
from harness.model.saying import Saying

_UNFIT = re.compile(r"[^\w.\-]+")


def file_of(store: Path, table: str, key: RunKey, place: tuple[str, date]) -> Path:
    """`place` is campaign and night; whatever a path does not take becomes a hyphen."""
    campaign, night = place
    folder = store / table / f"campaign={fit(campaign) or 'default'}" / f"night={night.isoformat()}"
    return folder / f"{fit(key.run_id)}-attempt-{key.attempt}.parquet"


def pattern_of(store: Path, table: str) -> str:
    """The files of a table, for DuckDB."""
    return f"{store}/{table}/campaign=*/night=*/*.parquet"


def files_of(store: Path, table: str) -> list[Path]:
    """The files of a table, oldest night first inside each campaign."""
    return sorted(store.glob(f"{table}/campaign=*/night=*/*.parquet"))


def fit(name: str) -> str:
    return _UNFIT.sub("-", name).strip("-.")


def refuse_no_store(store: Path) -> None:
    """Raises BadInput where no run was ever kept, or where DuckDB would take the path for a pattern."""
    if not any((store / table).is_dir() for table in TABLES):
        mend = Saying(
            "name a folder that holds one (runs add to OUT/store)", "请指定已有的数据库文件夹（运行写入 OUT/store）"
        )
        raise BadInput(Saying("there is no store of runs", "没有运行数据"), f"--store {store}", mend)
    if any(character in str(store) for character in "*?[]{}'"):
        mend = Saying("move it to a plain path", "请移到普通路径下")
        raise BadInput(Saying("the path holds wildcards", "路径中含有通配符"), f"--store {store}", mend)
