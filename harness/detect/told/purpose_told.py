"""Whether the purpose was told when a permission or a sensitive item was asked for (PI-07, 认定方法 2.3).

For a permission: the screen that was last seen before the call of its interface, or the screen of the same moment; what
says why (用于, 以便, 为您…) beside the thing counts. For an ID number or a bank card: the page of the field itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation

_SAID = Phrases("purpose_told")

_THINGS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "location": _SAID.things_location,
        "camera": _SAID.things_camera,
        "microphone": _SAID.things_microphone,
        "contacts": _SAID.things_contacts,
        "notification": _SAID.things_notification,
    }
)
_FIELDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {"id_card": re.compile(r"身份证(号|号码)?|证件号"), "bank_card": re.compile(r"银行卡(号)?|银行账号")}
)
BEFORE_S = 5.0  # 3 s of the catalogue, and what a look at the screen takes


def detect_purpose_told(views: Sequence[ScreenView], events: Sequence[Event], masker: Masker) -> Iterable[Observation]:
    """PURPOSE_TOLD by category of permission and by field; `told` is false where it once was not."""
    yield from _permissions(views, events, masker)
    yield from strongest(one for view in views for one in _fields(view, masker))


def _permissions(views: Sequence[ScreenView], events: Sequence[Event], masker: Masker) -> Iterable[Observation]:
    first: dict[str, Event] = {}
    for event in events:
        category = str(event.data.get("category", ""))
        asked = event.kind is EventKind.CALL and category in _THINGS and not event.data.get("self_test")
        if asked and event.phase is not Phase.SETUP:
            first.setdefault(category, event)
    for category, call in first.items():
        shown = [view for view in views if _about(view, call)]
        if shown:
            yield _told(category, call, shown, masker)


def _about(view: ScreenView, call: Event) -> bool:
    """A screen of the same scenario that stood when the call was made, or came with it."""
    return view.scenario == call.scenario and abs((call.t - view.t).total_seconds()) <= BEFORE_S


def _told(category: str, call: Event, shown: Sequence[ScreenView], masker: Masker) -> Observation:
    about = _THINGS[category]
    said = [
        (view, piece)
        for view in shown
        for piece in view.pieces
        if about.search(piece.text) and _SAID.why.search(piece.text) and not view.reads(piece)
    ]
    vague = bool(said) and all(_SAID.vague.search(piece.text) for _, piece in said)
    data = {"told": bool(said), "vague": vague}
    place = Evidence(said[0][0].png if said else shown[-1].png, f"seq={(said[0][0] if said else shown[-1]).seq}")
    evidence = (place, at_event(call, masker, str(call.data.get("api", ""))))
    return Observation(Kind.PURPOSE_TOLD, Channel.HOOK, category, 0.8, evidence, phase=call.phase, data=data)


def _fields(view: ScreenView, masker: Masker) -> Iterable[Observation]:
    for what, named in _FIELDS.items():
        asked = [piece for piece in view.pieces if piece.node.kind == "input" and named.search(piece.text)]
        if asked:
            said = [piece for piece in view.pieces if _SAID.why.search(piece.text)]
            vague = bool(said) and all(_SAID.vague.search(piece.text) for piece in said)
            data = {"told": bool(said), "vague": vague}
            yield sighting(Kind.PURPOSE_TOLD, view, [asked[0]], masker, confidence=0.8, subject=what, data=data)
