"""Run: what was asked, with what, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from harness.model.app import App
from harness.model.device_profile import DeviceProfile, Platform
from harness.model.permission import Permission

CHANNELS = ("screens", "proxy", "hooks", "frida", "logs", "ledger")
# Channels that one platform alone can have: Android keeps a permission ledger, a browser's network process is entered.
_ONLY_ON: Mapping[str, Platform] = {"ledger": "android", "frida": "browser"}


def channels_on(platform: Platform) -> tuple[str, ...]:
    """Those of CHANNELS that there can be on a platform."""
    return tuple(name for name in CHANNELS if _ONLY_ON.get(name, platform) == platform)


CHINA_TIME = timezone(timedelta(hours=8), "UTC+8")


class RunStatus(StrEnum):
    """How a run ended. Only a complete run may prove an absence."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    ABORTED = "aborted"


@dataclass(frozen=True, slots=True)
class Run:
    """One app on one device through its scenarios on one network. A repeat is a new attempt with the same run id."""

    run_id: str
    attempt: int
    seed: int
    app: App
    device: DeviceProfile
    network: str
    scenarios: tuple[str, ...]
    without: tuple[str, ...]
    began: datetime
    versions: Mapping[str, str] = field(default_factory=dict)
    campaign: str = ""
    permission: Permission | None = None

    @property
    def day(self) -> date:
        """The day in China on which it began."""
        return self.began.astimezone(CHINA_TIME).date()
