"""dumpsys appops and `cmd appops get`: the ledger of uses, in the words of each release."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.durations import ago, span, stamp
from harness.simulated.android.permissions import OPERATIONS
from harness.simulated.handset.ledger import Use
from harness.simulated.handset.package import Package

MODE_NUMBERS = {"allow": 0, "ignore": 1, "deny": 2, "default": 3, "foreground": 4}
# What DiscreteRegistry keeps by default.
DISCRETE = ("FINE_LOCATION", "COARSE_LOCATION", "CAMERA", "RECORD_AUDIO", "PHONE_CALL_MICROPHONE", "PHONE_CALL_CAMERA")
DISCRETE_STATES = {"top": "TOP", "fgsvc": "FOREGROUND_SERVICE", "fg": "FOREGROUND", "bg": "BACKGROUND", "cch": "CACHED"}


def user(package: Package) -> str:
    return f"u0a{package.uid - 10_000}" if package.uid >= 10_000 else str(package.uid)


def mode_of(device: AndroidDevice, package: Package, operation: str) -> str:
    """What was set by hand, else what the permission gives."""
    if mode := device.core.ledger.mode(package.name, operation):
        return mode
    permission = next((name for name, op in OPERATIONS.items() if op == operation), "")
    if permission in package.grants and not package.grants[permission].granted:
        return "ignore"
    return "allow"


# ---- cmd appops get


def last(device: AndroidDevice, package: Package, operation: str = "") -> str:
    now = device.core.clock.now()
    names = [operation] if operation else device.core.ledger.operations(package.name, now)
    lines = [_last_line(device, package, name, now) for name in names]
    return "".join(lines) or "No operations.\n"


def _last_line(device: AndroidDevice, package: Package, operation: str, now: datetime) -> str:
    uses = [use for use in device.core.ledger.of(package.name, now) if use.operation == operation]
    mode = mode_of(device, package, operation)
    text = f"{operation}: mode={MODE_NUMBERS.get(mode, 3)}" if device.api <= 27 else f"{operation}: {mode}"
    used, refused = [use for use in uses if use.allowed], [use for use in uses if not use.allowed]
    if used:
        text += f"; time={span(now - used[-1].at)} ago"
    if refused:
        text += f"; rejectTime={span(now - refused[-1].at)} ago"
    if used and used[-1].running:
        text += " (running)"
    elif used and used[-1].duration_ms is not None:
        text += f"; duration={span(timedelta(milliseconds=used[-1].duration_ms))}"
    return text + "\n"


# ---- dumpsys appops


def appops(device: AndroidDevice, words: Sequence[str]) -> str:
    name = words[words.index("--package") + 1] if "--package" in words[:-1] else ""
    now = device.core.clock.now()
    parts = ["Current AppOps Service state:\n"]
    for package in device.core.packages:
        if name in ("", package.name) and device.core.ledger.operations(package.name, now):
            parts.append(_package(device, package, now))
    if device.api >= 31 and "--include-discrete" in words:
        parts.append(_discrete(device, name, now))
    return "".join(parts)


def _package(device: AndroidDevice, package: Package, now: datetime) -> str:
    state = device.manager.state_of(package.name)
    parts = [f"  Uid {user(package)}:\n    state={state}\n    Package {package.name}:\n"]
    for operation in device.core.ledger.operations(package.name, now):
        mode = mode_of(device, package, operation)
        uses = list(device.core.ledger.last_by_state(package.name, operation, now).values())
        if device.api <= 27:
            parts.append(f"      {_last_line(device, package, operation, now)}")
        elif device.api == 28:
            parts.append(f"      {operation} ({mode}):\n{_nine(device, uses, now)}")
        else:
            switch = " / switch COARSE_LOCATION=allow" if operation == "FINE_LOCATION" else ""
            parts.append(f"      {operation} ({mode}{switch}):\n{_tagged(device, uses, now)}")
    return "".join(parts)


def _nine(device: AndroidDevice, uses: Sequence[Use], now: datetime) -> str:
    """Android 9: accesses and refusals each by state, one duration."""
    rows = []
    for word, allowed in (("Access:", True), ("Reject:", False)):
        for number, use in enumerate(one for one in uses if one.allowed == allowed):
            head = word if number == 0 else " " * len(word)
            rows.append(f"          {head} {use.state:<6}= {stamp(device, use.at)} ({ago(now - use.at)})\n")
    longest = [use.duration_ms for use in uses if use.duration_ms is not None]
    if longest:
        rows.append(f"          duration={span(timedelta(milliseconds=longest[-1]))}\n")
    return "".join(rows)


def _tagged(device: AndroidDevice, uses: Sequence[Use], now: datetime) -> str:
    """Android 10 and later, by attribution tag; nothing here has a tag."""
    rows = ["        null=[\n"]
    for use in uses:
        word = "Access" if use.allowed else "Reject"
        took = f" duration={span(timedelta(milliseconds=use.duration_ms))}" if use.duration_ms is not None else ""
        rows.append(f"          {word}: [{use.state}-s] {stamp(device, use.at)} ({ago(now - use.at)}){took}\n")
        if use.running:
            rows.append(f"          Running start at: {span(now - use.at)}\n")
    return "".join(rows) + "        ]\n"


def _discrete(device: AndroidDevice, name: str, now: datetime) -> str:
    """Each use by itself, its time cut to the minute; those of one minute and state are one."""
    parts = ["Discrete accesses:\n"]
    for package in device.core.packages:
        if name not in ("", package.name):
            continue
        kept = [use for use in device.core.ledger.of(package.name, now) if use.operation in DISCRETE and use.allowed]
        if not kept:
            continue
        parts.append(f"  Uid: {package.uid}\n    Package: {package.name}\n")
        for operation in dict.fromkeys(use.operation for use in kept):
            parts.append(f"      {operation}\n        Attribution: null\n")
            minutes = {
                (use.at.replace(second=0, microsecond=0), use.state): use for use in kept if use.operation == operation
            }
            for (minute, state), use in minutes.items():
                length = -(-(use.duration_ms or 0) // 60_000) * 60_000
                took = f" for {length} milliseconds " if length else ""
                parts.append(f"          Access [{DISCRETE_STATES[state]}-SELF] at {stamp(device, minute)}{took}\n")
    return "".join(parts)
