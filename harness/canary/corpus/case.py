"""A case: one or more requests and what is truly in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from harness.model.persona import Persona

Fields = dict[str, Any]  # what an app puts into a request: a tree as JSON has it, bytes allowed


class Tier(StrEnum):
    """How hard a rung is; each tier has its own limit of recall. SHAPE (a stranger's value) has none."""

    PLAIN = "plain"
    COMPOSED = "composed"
    SEARCH = "search"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Truth:
    """One thing that leaves. `what` is a class of `harness inspect`; `canary` the key in the persona file.

    A `canary` without an index (`contacts`, `route_wgs84`) stands for any of its members. `request` is the number of
    the request within the case, None where only the case as a whole shows it (a trail, a file in parts). `decoding` are
    the steps that a reader has to undo, where the case knows them.
    """

    what: str
    canary: str
    form: str
    rung: str
    tier: Tier
    seeded: bool = True
    request: int | None = 0
    decoding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was sent. `headers` hold neither Host nor Content-Length; `t` is aware UTC."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    t: datetime
    client_messages: tuple[bytes, ...] = ()

    @property
    def content_encoding(self) -> str:
        return next((value for name, value in self.headers if name.lower() == "content-encoding"), "")


@dataclass(frozen=True, slots=True)
class Case:
    """`allowed` are classes that may be reported here and count neither way; all else that is seeded is false."""

    name: str
    requests: tuple[Request, ...]
    truths: tuple[Truth, ...] = ()
    allowed: frozenset[str] = frozenset()

    @property
    def null(self) -> bool:
        """Whether nothing of the persona is in it."""
        return not any(truth.seeded for truth in self.truths) and not self.allowed


@dataclass(frozen=True, slots=True)
class Capture:
    """Cases of one persona in the order of their requests' times; `originals` are its photos by file name."""

    persona: Persona
    originals: Mapping[str, bytes]
    cases: tuple[Case, ...]

    @property
    def requests(self) -> tuple[Request, ...]:
        return tuple(request for case in self.cases for request in case.requests)


@dataclass(frozen=True, slots=True)
class Leak:
    """What an app has in hand before it packs it: `fields` hold the value in its `form`."""

    what: str
    canary: str
    form: str
    tier: Tier
    fields: Fields
    allowed: frozenset[str] = field(default_factory=frozenset)
