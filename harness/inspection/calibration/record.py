"""The calibration record: everything about the instrument's check, as it is kept."""

import platform
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Any

from harness import __version__
from harness.inspection.calibration.citation import SCHEMA
from harness.inspection.calibration.score import LEAST_PRECISION, LEAST_RECALL, Score, Share

LIBRARIES = ("opencv-python-headless", "orjson", "ahocorasick-rs", "pdqhash", "scipy")


def record_of(score: Score, seed: int, at: datetime, shortfalls: Sequence[str]) -> dict[str, Any]:
    """The record as it is written."""
    return {
        "schema": SCHEMA,
        "at": at.isoformat(timespec="seconds"),
        "versions": {
            "harness": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
        },
        "seed": seed,
        "cases": score.cases,
        "flows": score.flows,
        "planted": score.planted,
        "seen": score.seen,
        "null_flows": score.null_flows,
        "false_in_null": score.false_in_null,
        "limits": {"recall": {str(tier): least for tier, least in LEAST_RECALL.items()}, "precision": LEAST_PRECISION},
        "passed": not shortfalls,
        "shortfalls": list(shortfalls),
        "tiers": {str(tier): share_json(share) for tier, share in sorted(score.tiers.items())},
        "classes": {what: share_json(share) for what, share in sorted(score.classes.items())},
        "rungs": [
            {
                "class": row.what,
                "rung": row.rung,
                "tier": str(row.tier),
                "recall": share_json(row.recall),
                "precision": share_json(row.precision),
            }
            for row in score.rows.values()
        ],
    }


def share_json(share: Share) -> dict[str, Any]:
    return {"part": share.part, "whole": share.whole, "value": share.value, "interval": share.interval}
