"""Who asked for the handset's position, how often, and what was delivered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(slots=True)
class LocationRequest:
    """What one package asked for since the handset started. `since` is set while a request stands."""

    package: str
    shortest_ms: int | None = None
    longest_ms: int | None = None
    given: int = 0
    since: datetime | None = None
    total: timedelta = field(default_factory=timedelta)

    def total_at(self, now: datetime) -> timedelta:
        return self.total + (now - self.since if self.since else timedelta())


@dataclass(slots=True)
class LocationRequests:
    by_package: dict[str, LocationRequest] = field(default_factory=dict)

    def asked(self, package: str, interval_ms: int | None, now: datetime) -> None:
        """`interval_ms` None asks once."""
        one = self.by_package.setdefault(package, LocationRequest(package))
        if interval_ms is not None:
            one.shortest_ms = min(interval_ms, one.shortest_ms if one.shortest_ms is not None else interval_ms)
            one.longest_ms = max(interval_ms, one.longest_ms or 0)
            one.since = one.since or now

    def delivered(self, package: str) -> None:
        self.by_package.setdefault(package, LocationRequest(package)).given += 1

    def ended(self, package: str, now: datetime) -> None:
        if (one := self.by_package.get(package)) and one.since:
            one.total += now - one.since
            one.since = None
