"""The documented list of what the eyes tell: every kind of label, what counts as it and what only looks so."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from harness.model.saying import Saying


@dataclass(frozen=True, slots=True)
class LabelKind:
    """`counts` says by what a careful person tells the kind, `excluded` what is none of it though it looks so.

    `open`: on what people differ; it may be told or not.
    """

    name: Saying
    counts: Saying
    excluded: Saying
    open: Saying | None = None


@cache
def label_kinds() -> Mapping[str, LabelKind]:
    """All kinds in the order in which they are listed (`kinds.yaml`)."""
    told = yaml.safe_load(files("harness.detect.eyes").joinpath("kinds.yaml").read_text("utf-8"))
    return MappingProxyType({kind: _kind(entry) for kind, entry in told.items()})


def _kind(entry: Mapping[str, Any]) -> LabelKind:
    told = {part: Saying(**entry[part]) for part in ("name", "counts", "excluded", "open") if part in entry}
    return LabelKind(**told)
