"""CMP-1 to CMP-10: the compatibility items of one device, each in the variants that it needs (standards.md 10.2)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from harness.analysis.stability.measured import measured
from harness.analysis.stability.repeated import Place, confirmed, place_of
from harness.analysis.stability.subject import Subject
from harness.analysis.statistics.binomial import lower_bound
from harness.model.observation import Kind, Observation

VARIANTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CMP-1": ("fresh", "overwrite", "low_space"),
        "CMP-2": ("launch",),
        "CMP-3": ("login",),
        "CMP-4": ("traversal", "core_script"),
        "CMP-5": ("ui",),
        "CMP-6": ("font_1.0", "font_1.3", "font_2.0", "display_size", "dark_mode"),
        "CMP-7": ("fold", "tablet", "notch", "landscape", "split_screen"),
        "CMP-8": ("weak", "switch", "proxy", "captive"),
        "CMP-9": ("low_memory", "background", "call"),
        "CMP-10": ("uninstall",),
    }
)
CORE_PATH, CORE = "core_path", ("CMP-4", "core_script")
FAILED, COVERING = "failed", ("passed", "failed", "not_applicable")


def compatibility(subject: Subject) -> Iterator[Observation]:
    """One observation an item that was tried. A failed check stays failed whatever a repeat of it gives."""
    rows = subject.tables["checks"]
    again = confirmed(_failures(subject.everywhere["checks"]), _tried(subject.everywhere["sessions"]))
    for item, variants in VARIANTS.items():
        mine = rows[(rows["item"] == item) & rows["outcome"].isin(COVERING)]
        if not mine.empty:
            yield _item(item, variants, mine, again)
    yield from _core_path(subject)


def _item(item: str, variants: tuple[str, ...], mine: pd.DataFrame, again: frozenset[str]) -> Observation:
    failed = mine[mine["outcome"] == FAILED]
    covered = [variant for variant in variants if (mine["variant"] == variant).any()]
    data = {
        "runs": len(covered),
        "runs_needed": len(variants),
        "failed": int(failed["variant"].nunique()),
        "confirmed": len({name for name, _ in _failures(failed)} & again),
        "codes": sorted(set(failed["code"]) - {""}),
        "missing": [variant for variant in variants if variant not in covered],
    }
    return measured(Kind.COMPATIBILITY, item, "checks", data, failed if len(failed) else mine)


def _core_path(subject: Subject) -> Iterator[Observation]:
    """On how many devices the core path failed (A16-ADP-2); a share is told of real phones alone."""
    rows = subject.everywhere["checks"]
    tried = rows[(rows["item"] == CORE[0]) & (rows["variant"] == CORE[1]) & rows["outcome"].isin(("passed", FAILED))]
    if tried.empty:
        return
    runs = subject.everywhere["runs"]
    real = set(runs[~runs["simulated"].astype(bool)]["device"]) & set(tried["device"])
    failed = tried[tried["outcome"] == FAILED]
    bad = real & set(failed["device"])
    data = {
        "runs": int(tried["device"].nunique()),
        "failed": int(failed["device"].nunique()),
        "real": len(real),
        "share": len(bad) / len(real) if real else 0.0,
        "lower": lower_bound(len(bad), len(real)) if real else 0.0,
    }
    yield measured(Kind.COMPATIBILITY, CORE_PATH, "checks", data, failed if len(failed) else tried)


def _failures(rows: pd.DataFrame) -> list[tuple[str, Place]]:
    failed = rows[rows["outcome"] == FAILED]
    return [(f"{row.item}/{row.variant}/{row.code}", place_of(row)) for row in failed.itertuples()]


def _tried(sessions: pd.DataFrame) -> list[Place]:
    return [place_of(row) for row in sessions.sort_values("t").itertuples()]
