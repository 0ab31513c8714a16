"""Bring a handset into the state in which a session begins, and out of it; what could not be done is said in words.

A point that this handset cannot do (no root, an old release) is a `lack` with its reason: the channels and rules that
need it then have no coverage. Only what makes every result doubtful (a dirty state) stops a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.devices.android import (
    certificate_store,
    clean_state,
    contacts,
    gallery,
    mock_location,
    proxy_setting,
    wireguard,
)
from harness.devices.android.adb import Handset
from harness.devices.android.clean_state import StateFinding, Subject
from harness.devices.android.contacts import PlantedContact
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.install import InstallRefused
from harness.model.faults import BadInput, DeviceLost, StepFailed

CLEAN_TRIES = 2
# Where npm puts it, below the folder that holds Appium; a session has installed it before it is asked for.
SETTINGS_APK = "node_modules/appium-uiautomator2-driver/node_modules/io.appium.settings/apks/settings_apk-debug.apk"


@dataclass(frozen=True, slots=True)
class Planted:
    """What a run plants. `certificate` is our CA in PEM form, None without a proxy; `proxy_port` is on both sides.

    `tunnel` is the file of the WireGuard tunnel that leads the app to the proxy as well; "" for none.
    """

    photos: tuple[Path, ...]
    contacts: tuple[PlantedContact, ...]
    proxy_port: int | None
    certificate: bytes | None
    tunnel: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The proof of the clean state, and by point why something is lacking."""

    state: tuple[StateFinding, ...]
    lacks: dict[str, str]


def subject_of(facts: HandsetFacts, package: str) -> Subject:
    return Subject(package, facts.api_level, facts.root)


def prepare(handset: Handset, facts: HandsetFacts, package: str, planted: Planted) -> Prepared:
    """Clean, prove that it is so, plant. Raises DeviceLost where the handset does not become clean or is gone."""
    state = made_clean(handset, subject_of(facts, package))
    lacks: dict[str, str] = {}
    if planted.proxy_port is not None:
        way = proxy_setting.set_proxy(handset, planted.proxy_port)
        lacks["proxy"] = "" if way.ok else f"the way to the proxy does not stand: {way}"
    if planted.certificate is not None:
        store = certificate_store.put_certificate(handset, facts.root, planted.certificate, facts.api_level)
        lacks["certificate"] = "" if store.ok else store.why
    if planted.tunnel:
        brought = wireguard.bring_up(handset, facts.root, planted.tunnel)
        lacks["tunnel"] = "" if brought.up else _by_hand(brought)
    put = gallery.put_photos(handset, planted.photos, facts.api_level)
    lacks["photos"] = _gap([one.name for one in put if not one.ok])
    lacks["contacts"] = _gap([one.name for one in contacts.put_contacts(handset, planted.contacts)])
    return Prepared(state, {point: why for point, why in lacks.items() if why})


def _by_hand(state: wireguard.TunnelState) -> str:
    return "; ".join(filter(None, (state.why, state.by_hand.en if state.by_hand else "")))


def _gap(missing: Sequence[str]) -> str:
    return f"{len(missing)} are not there" if missing else ""


def allow_mock_location(handset: Handset) -> str:
    """Make Appium's settings app, which its session has installed, the mock provider; why not, "" when it is."""
    try:
        mock_location.prepare(handset, Path(SETTINGS_APK))
    except (StepFailed, InstallRefused, BadInput) as fault:
        return fault.line("en")
    return ""


def made_clean(handset: Handset, subject: Subject) -> tuple[StateFinding, ...]:
    """Tidied and looked at; a second time where the first left something. Raises DeviceLost that names what is left."""
    for _ in range(CLEAN_TRIES):
        clean_state.tidy(handset, subject)
        state = clean_state.look(handset, subject)
        left = clean_state.dirty(state)
        if left is None:
            return state
    assert left is not None
    raise DeviceLost(left, handset.serial)
