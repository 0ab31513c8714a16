"""The one exception tree. A fault is data: it names what happened, where, and the mend.

Exit codes (documented in the README): 0 done; 1 the thing examined failed (a tampered recording, an unmet ground
truth); 2 bad input; 3 incomplete evidence; 4 a component is missing; 5 nobody has permitted it; 130 interrupted.
"""

from typing import ClassVar

from harness.model.saying import Language, Saying

EXIT_OK = 0
EXIT_FAILED = 1
EXIT_BAD_INPUT = 2
EXIT_INCOMPLETE = 3
EXIT_MISSING_COMPONENT = 4
EXIT_NOT_PERMITTED = 5
EXIT_INTERRUPTED = 130


class HarnessError(Exception):
    """Root of the tree. `where` is a file, a field or a step; `mend` says what to do about it."""

    exit_code: ClassVar[int] = EXIT_FAILED

    def __init__(self, what: Saying, where: str = "", mend: Saying | None = None) -> None:
        self.what, self.where, self.mend = what, where, mend
        super().__init__(self.line("en"))

    def line(self, language: Language) -> str:
        """One plain line: what happened, where, what to do."""
        parts = [f"{self.where}: " if self.where else "", self.what.say(language)]
        if self.mend:
            parts.append(("；请" if language == "zh" else "; ") + self.mend.say(language))
        return "".join(parts)


class BadInput(HarnessError):
    """A file, option or address that people gave cannot be used."""

    exit_code = EXIT_BAD_INPUT


class MissingComponent(HarnessError):
    """Something this machine would need is not installed."""

    exit_code = EXIT_MISSING_COMPONENT


class NotPermitted(HarnessError):
    """No valid letter permits this run."""

    exit_code = EXIT_NOT_PERMITTED


class RunFault(HarnessError):
    """A run cannot go on; its evidence so far is sealed as incomplete."""

    exit_code = EXIT_INCOMPLETE


class DeviceLost(RunFault):
    """The device or its session vanished."""


class DeviceSilent(DeviceLost):
    """A device did not answer one command in time; it may still be there."""


class CaptureLost(RunFault):
    """A channel of evidence died."""


class StepFailed(RunFault):
    """A step of a scenario did not reach what it expects."""


class AppBroke(HarnessError):
    """The app examined crashed or stopped answering: a finding about it, and no fault of the run."""

    exit_code = EXIT_INCOMPLETE


class HostRefused(RunFault):
    """A host app did not lead to the program inside it, or fell: no finding about the program."""


class SecrecyMet(RunFault):
    """A screen bears a secrecy marking: the run stops at once, its evidence is sealed for the secrecy officer."""


class EvidenceBroken(HarnessError):
    """A recording does not hold what it must (unreadable, out of order, tampered)."""
