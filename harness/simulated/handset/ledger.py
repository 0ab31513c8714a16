"""The system's own ledger: which package used which protected operation, when, and in which state it was.

It holds what Android's appops holds and can be read out as HarmonyOS's privacy records: per operation the last use
and the last refusal in each state, a count, and every use of the recent past by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

KEPT = timedelta(hours=24)
MAX_USES = 20_000


@dataclass(slots=True)
class Use:
    """One use. `state` is top, fgsvc, fg, bg or cch; `duration_ms` None while it runs or where it had no length."""

    package: str
    operation: str
    at: datetime
    state: str
    allowed: bool = True
    duration_ms: int | None = None
    running: bool = False


@dataclass(slots=True)
class Ledger:
    """`modes` holds what was set by hand (allow, ignore, deny, foreground, default)."""

    modes: dict[tuple[str, str], str] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)

    def book(self, package: str, operation: str, at: datetime, state: str, *, allowed: bool = True) -> Use:
        use = Use(package, operation, at, state, allowed)
        self.uses.append(use)
        del self.uses[: max(0, len(self.uses) - MAX_USES)]
        return use

    def begin(self, package: str, operation: str, at: datetime, state: str) -> Use:
        """A use that lasts, until `end`."""
        use = self.book(package, operation, at, state)
        use.running = True
        return use

    @staticmethod
    def end(use: Use, now: datetime) -> None:
        if use.running:
            use.running = False
            use.duration_ms = max(0, int((now - use.at) / timedelta(milliseconds=1)))

    def mode(self, package: str, operation: str) -> str | None:
        return self.modes.get((package, operation))

    def set_mode(self, package: str, operation: str, mode: str) -> None:
        self.modes[package, operation] = mode

    def reset(self, package: str | None = None) -> None:
        self.modes = {key: mode for key, mode in self.modes.items() if package not in (None, key[0])}

    def forget(self, package: str) -> None:
        """The package was removed."""
        self.reset(package)
        self.uses = [use for use in self.uses if use.package != package]

    def of(self, package: str, now: datetime) -> Iterator[Use]:
        return (use for use in self.uses if use.package == package and now - use.at < KEPT)

    def last_by_state(self, package: str, operation: str, now: datetime) -> dict[tuple[str, bool], Use]:
        """The last use for each (state, allowed)."""
        return {(use.state, use.allowed): use for use in self.of(package, now) if use.operation == operation}

    def operations(self, package: str, now: datetime) -> list[str]:
        """In the order of their first use; those whose mode was set come too."""
        used = [use.operation for use in self.of(package, now)]
        given = [operation for owner, operation in self.modes if owner == package]
        return list(dict.fromkeys((*used, *given)))
