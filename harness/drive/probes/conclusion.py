"""The end of a probe: what was tried on what, how it came out and why, written down with a look at the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.drive.app_session import AppSession
from harness.model.event import EventKind, Source
from harness.model.protocol import Result


@dataclass(frozen=True, slots=True)
class Asked:
    """Which probe (`protocol.PROBES`) was made on what; `duty` is `every` where the result holds for all of them."""

    probe: str
    duty: str
    target: str


@dataclass(frozen=True, slots=True)
class Lack:
    """What kept a probe from a result: the role whose account is missing, or working days still to come."""

    role: str = ""
    days: int = 0


def conclude(
    session: AppSession,
    asked: Asked,
    result: Result,
    why: str,
    lack: Lack = Lack(),
    *,
    days: Sequence[str] = (),
) -> Result:
    """Write the result down, with the screen it was read from; `days` are those that it rests on."""
    session.look(f"{asked.probe} {asked.target}")
    data: dict[str, object] = {"probe": asked.probe, "duty": asked.duty, "target": asked.target}
    data |= {"result": result, "why": why}
    data |= {"role_missing": lack.role} if lack.role else {}
    data |= {"days_missing": lack.days} if lack.days else {}
    data |= {"days": list(days)} if days else {}
    session.witness.record(Source.SCENARIO, EventKind.PROBE, data)
    return result
