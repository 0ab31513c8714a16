"""Everything that the harness needs of a handset, tried on it for real: what only a laboratory with the phone proves.

Each trial leaves the handset as it found it. A trial that cannot be made for a known reason (no root, nothing booked
yet) is `cannot`, which is no failure and no proof; one that raises or comes out wrong is `failed`, and evidence of that
kind from this model must not be believed until it is mended.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Literal

from harness.devices.android import clean_state
from harness.devices.android.ability import Ability, AbilityName
from harness.devices.android.ability_probe import Bench, probe_abilities
from harness.devices.android.acceptance_driver import Driven, driver_held
from harness.devices.android.acceptance_evidence import EVIDENCE, read_evidence
from harness.devices.android.acceptance_planting import clock_held, contacts_held, gallery_held, route_held, screen_held
from harness.devices.android.acceptance_rooted import certificate_held, frida_held
from harness.devices.android.acceptance_way import proxy_held
from harness.devices.android.adb import Handset
from harness.devices.android.clean_state import Subject
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.health import health_of, wake
from harness.model.faults import DeviceLost, DeviceSilent, HarnessError

State = Literal["held", "failed", "cannot"]
_TRANSFER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing tried. `words` are what was seen, or why not."""

    name: str
    state: State
    words: str
    took_ms: int


@dataclass(frozen=True, slots=True)
class _Tried:
    name: str
    needs: AbilityName | None
    act: Callable[[], tuple[bool | None, str]]


def accept(handset: Handset, facts: HandsetFacts, bench: Bench, driven: Driven, zone: tzinfo = UTC) -> Iterator[Trial]:
    """Every trial in turn. A handset that is lost ends them: the one that was under way is told as failed."""
    abilities = {one.name: one for one in probe_abilities(handset, facts, bench)}
    for trial in _trials(handset, facts, bench, driven, zone):
        done, lost = _try(trial, abilities.get(trial.needs) if trial.needs else None)
        yield done
        if lost and not _still_there(handset):
            return


def _still_there(handset: Handset) -> bool:
    """Whether it answers at all: what adb could not do may have been one connection's trouble."""
    try:
        handset.shell("true")
    except DeviceLost:
        return False
    return True


def _trials(handset: Handset, facts: HandsetFacts, bench: Bench, driven: Driven, zone: tzinfo) -> tuple[_Tried, ...]:
    api, root = facts.api_level, facts.root
    subject = Subject("", api, root)
    needs = AbilityName
    return (
        _Tried("health", None, lambda: _healthy(handset)),
        _Tried("clean_before", None, lambda: _clean(handset, subject)),
        _Tried("clock", None, lambda: clock_held(handset)),
        _Tried("transfer", None, lambda: _transfers(handset)),
        _Tried("screenshot", None, lambda: screen_held(handset)),
        _Tried("driver", None, lambda: driver_held(handset, facts, driven)),
        _Tried("proxy", needs.PROXY, lambda: proxy_held(handset)),
        _Tried("gallery", needs.GALLERY, lambda: gallery_held(handset, api)),
        _Tried("contacts", needs.CONTACTS, lambda: contacts_held(handset)),
        _Tried("mock_location", needs.MOCK_LOCATION, lambda: route_held(handset, api, bench.appium_home)),
        *(
            _Tried(f"evidence_{one.name}", one.needs, lambda one=one: read_evidence(handset, one, zone))  # type: ignore[misc]
            for one in EVIDENCE
        ),
        _Tried("system_ca", needs.SYSTEM_CA, lambda: certificate_held(handset, root, api)),
        _Tried("java_hooks", needs.JAVA_HOOKS, lambda: frida_held(handset, root, bench, facts.abis)),
        _Tried("clean_after", None, lambda: _clean(handset, subject)),
    )


def _try(trial: _Tried, ability: Ability | None) -> tuple[Trial, bool]:
    """The result, and whether the handset was lost over it."""
    begun = time.monotonic()
    state: State = "failed"
    lost = False
    if ability and ability.ruled_out:
        return Trial(trial.name, "cannot", ability.why.en if ability.why else "", 0), False
    try:
        held, words = trial.act()
        state = "cannot" if held is None else "held" if held else "failed"
    except DeviceSilent as fault:
        words = fault.line("en")
    except DeviceLost as fault:
        words, lost = fault.line("en"), True
    except HarnessError as fault:
        words = fault.line("en")
    return Trial(trial.name, state, words[:500], round((time.monotonic() - begun) * 1000)), lost


def _healthy(handset: Handset) -> tuple[bool, str]:
    wake(handset)
    problems = health_of(handset).problems()
    return not problems, ", ".join(one.en for one in problems) or "fit for a run"


def _clean(handset: Handset, subject: Subject) -> tuple[bool, str]:
    clean_state.tidy(handset, subject)
    findings = clean_state.look(handset, subject)
    dirt = clean_state.dirty(findings)
    return dirt is None, dirt.en if dirt else f"{len(findings)} points clean"


def _transfers(handset: Handset) -> tuple[bool, str]:
    """Bytes of every value there and back: a shell that translates line ends would spoil screenshots and photos."""
    content = (bytes(range(256)) + b"\r\n\n\r") * (_TRANSFER_BYTES // 260)
    remote = "/data/local/tmp/harness-transfer"
    handset.push(content, remote)
    try:
        same = hashlib.sha256(handset.pull(remote)).digest() == hashlib.sha256(content).digest()
        streamed = handset.exec_out(f"cat {remote}") == content
    finally:
        handset.run(f"rm -f {remote}")
    return same and streamed, f"{len(content)} bytes there and back" if same and streamed else "bytes were changed"
