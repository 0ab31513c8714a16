"""Which other apps are on the phone: the whole list asked for, or one package after another (PI-37)."""

import re
from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.call_time import CallTimes
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

WHOLE, ONE_BY_ONE = "whole", "one_by_one"
MOST_EVIDENCE = 5
_LISTS = re.compile(r"\.getInstalled(Packages|Applications)(AsUser)?$")
_LAUNCHERS = re.compile(r"\.queryIntentActivities$")
_MAIN = re.compile(r"^(?!.*\bpkg=).*\bandroid\.intent\.action\.MAIN\b")  # an intent that names a package asks for one
_PROBES = re.compile(r"\.(getPackageInfo|getApplicationInfo|getLaunchIntentForPackage)$")
_PACKAGE = re.compile(r"[A-Za-z]\w*(?:\.\w+)+")
# Parts of the system that libraries look for (the web view, Google's services): nobody installed them.
_OF_THE_SYSTEM = ("com.android.", "com.google.android.")


def detect_apps_asked(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """APPS_ASKED: `whole` for each phase in which the list was read, `one_by_one` once with the different packages."""
    times, own = CallTimes.of(recording.events), frozenset(recording.run.app.addresses.values())
    whole: dict[Phase, list[Event]] = {}
    probed: dict[str, Event] = {}
    for event in recording.events:
        if event.kind is not EventKind.CALL or event.data.get("self_test"):
            continue
        if _asks_for_all(event):
            for phase in times.phases_of(event):
                whole.setdefault(phase, []).append(event)
        elif (package := _probed(event)) and package not in own:
            probed.setdefault(package, event)
    for phase, calls in whole.items():
        yield _asked(WHOLE, phase, calls, {}, masker)
    if probed:
        yield _asked(ONE_BY_ONE, None, list(probed.values()), {"packages": len(probed)}, masker)


def _asks_for_all(call: Event) -> bool:
    api, args = str(call.data.get("api", "")), str(call.data.get("args", ""))
    return bool(_LISTS.search(api) or (_LAUNCHERS.search(api) and _MAIN.search(args)))


def _probed(call: Event) -> str:
    """The package that a call asks after, "" for none: the first argument, which the hooks tell as it is."""
    found = _PROBES.search(str(call.data.get("api", ""))) and _PACKAGE.search(str(call.data.get("args", "")))
    return "" if not found or found[0].startswith(_OF_THE_SYSTEM) else found[0]


def _asked(subject: str, phase: Phase | None, calls: list[Event], data: dict[str, int], masker: Masker) -> Observation:
    shown = [f"{call.data.get('api', '')}({call.data.get('args', '')})" for call in calls]
    evidence = tuple(at_event(call, masker, text) for call, text in zip(calls[:MOST_EVIDENCE], shown, strict=False))
    return Observation(Kind.APPS_ASKED, Channel.HOOK, subject, 1.0, evidence, phase=phase, data=data)
