"""A handset of paper that answers what the ledger and vitals channels ask, from the golden texts or from its own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from harness.capture.channel import Watched
from tests.devices.android.paper_handset import Answer, PaperHandset

GOLDEN = Path(__file__).parents[1] / "devices" / "android" / "evidence"
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # 10:00 where the phone stands
SESSION = cast("Watched", None)  # these channels ask the handset, not the session


@dataclass
class HandClock:
    """A clock that is set by hand."""

    t: datetime = NOW

    def now(self) -> datetime:
        return self.t

    def mono_ms(self) -> float:
        return (self.t - NOW) / timedelta(milliseconds=1)


def golden(name: str) -> str:
    return (GOLDEN / f"{name}.txt").read_text("utf-8")


def phone(clock: HandClock, **answers: Answer) -> PaperHandset:
    """`answers` replace those of a quiet phone, by name."""
    quiet: dict[str, tuple[str, Answer]] = {
        "time": (r"echo \$EPOCHREALTIME; .*", lambda _: f"{clock.t.timestamp():.6f}\n"),
        "zone": (r"date \+%z", "+0800\n"),
        "canary": (r"cmd appops get com\.android\.shell VIBRATE", "VIBRATE: allow; time=+12ms ago\n"),
        "canary_made": (r"cmd appops (start|stop) .*", ""),
        "last": (r"cmd appops get com\.gov\.demo", "No operations.\n"),
        "appops": (r"dumpsys appops .*", "Current AppOps Service state:\n"),
        "package": (r"dumpsys package .*", golden("package_16")),
        "location": (r"dumpsys location", golden("location_14")),
        "services": (r"dumpsys activity services .*", golden("services_14")),
        "jobs": (r"dumpsys jobscheduler .*", golden("jobs_14")),
        "alarms": (r"dumpsys alarm", golden("alarm_14")),
        "log_test": (r"log -t .*", ""),
        "log_own": (r"logcat -d -v epoch -s .*", ""),
        "log_events": (r"logcat -d -v epoch -b events", ""),
        "log_crash": (r"logcat -d -v epoch -b crash", ""),
        "log_main": (r"logcat -d -v epoch -b main .*", ""),
        "log_system": (r"logcat -d -v epoch -b system .*", ""),
        "pids": (r"pidof .*", "2003\n"),
        "uid": (r"cmd package list packages -U .*", "package:com.gov.demo uid:10120\n"),
        "exits": (r"dumpsys activity exit-info .*", "ACTIVITY MANAGER PROCESS EXIT INFO\n"),
        "dropbox": (r"dumpsys dropbox .*", "Drop box contents: 0 entries\n"),
        "memory": (r"dumpsys meminfo .*", golden("meminfo_14")),
        "cpu": (r"dumpsys cpuinfo", golden("cpuinfo_14")),
        "netstats": (r"dumpsys netstats detail", golden("netstats_14")),
        "connectivity": (r"dumpsys connectivity", golden("connectivity_14")),
        "tcp": (r"cat /proc/net/tcp", golden("proc_net_tcp")),
        "tcp6": (r"cat /proc/net/tcp6", golden("proc_net_tcp6")),
        "udp": (r"cat /proc/net/udp6?", "  sl  local_address rem_address   st\n"),
    }
    return PaperHandset({pattern: answers.get(name, said) for name, (pattern, said) in quiet.items()})
