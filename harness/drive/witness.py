"""Witness: who writes down what drive does. Passed in, so that drive knows neither files nor instruments."""

from collections.abc import Mapping
from typing import Any, Protocol

from harness.model.event import EventKind, Phase, Source


class Witness(Protocol):
    """`phase` is stamped on whatever any channel records from now on."""

    phase: Phase

    def record(self, source: Source, kind: EventKind, data: Mapping[str, Any]) -> None: ...

    def take_screen(self, why: str, role: str) -> None: ...
