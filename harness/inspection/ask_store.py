"""`harness query`: an answer of the store as a table, CSV or JSON."""

from pathlib import Path
from typing import Literal

from harness.analysis.store.query import query

Form = Literal["table", "csv", "json"]
MOST_SHOWN = 200


def ask_store(store: Path, sql: str, form: Form = "table") -> str:
    """The answer as text. A table shows at most MOST_SHOWN rows and says how many there are. Raises BadInput."""
    found = query(store, sql)
    if form == "csv":
        return found.to_csv(index=False).removesuffix("\n")
    if form == "json":
        return found.to_json(orient="records", force_ascii=False, date_format="iso", indent=1)
    shown = found.head(MOST_SHOWN).to_string(index=False, na_rep="-", max_colwidth=60)
    more = f"\n… {len(found)}" if len(found) > MOST_SHOWN else ""
    return (shown if len(found) else "  ".join(map(str, found.columns))) + more
