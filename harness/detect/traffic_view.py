"""The traffic of a recording, decoded and matched once, for all traffic detectors."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from harness.detect.flow_file import FlowFile, Message
from harness.detect.mask import SHORTEST_PASSWORD, Masker
from harness.detect.payload import Leaf, Payload, unfold_request
from harness.detect.planted import Form, Hit, PlantedValues, forms_of, normal
from harness.detect.positions import PlaceSeen, Route
from harness.detect.receiver_party import Parties
from harness.detect.timeline import Moment, Timeline
from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event
from harness.model.persona import Persona
from harness.recording import layout
from harness.recording.reader import Recording

PASSWORD = "password"


@dataclass(frozen=True, slots=True)
class ValueSeen:
    """A planted value in a request: where (leaf) and in which form (hit, with its place in the leaf's text)."""

    leaf: Leaf
    hit: Hit


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: what it was, what was in it, when it left and to whom (`party` is first or third)."""

    message: Message
    payload: Payload
    moment: Moment
    party: str
    values: tuple[ValueSeen, ...]
    places: tuple[PlaceSeen, ...]

    @property
    def plaintext(self) -> bool:
        return self.message.scheme in ("http", "ws")


@dataclass(frozen=True, slots=True)
class TrafficView:
    """`sent` in the order of sending; `torn` where the flow file broke off."""

    app: App
    device: DeviceProfile
    persona: Persona
    masker: Masker
    sent: tuple[Sent, ...]
    torn: bool

    @classmethod
    def of(cls, recording: Recording) -> Self:
        """Decode and match the whole flow file of a recording."""
        flows = FlowFile(recording.folder / layout.FLOWS)
        run = recording.run
        masker = Masker(recording.persona, run.app.accounts)
        sent = sent_of(flows, recording.events, recording.persona, run.app)
        # The file holds flows in the order in which they ended.
        ordered = tuple(sorted(sent, key=lambda one: (one.message.t, one.message.index)))
        return cls(run.app, run.device, recording.persona, masker, ordered, flows.torn)


def sent_of(messages: Iterable[Message], events: Iterable[Event], persona: Persona, app: App) -> Iterable[Sent]:
    """Match each message by itself: what is found in one never depends on the others."""
    timeline, parties = Timeline.of(events), Parties(app)
    passwords = (Form(PASSWORD, "plain", normal(one.password), whole=False, cased=True) for one in app.accounts)
    known = (*forms_of(persona), *(form for form in passwords if len(form.text) >= SHORTEST_PASSWORD))
    values, route = PlantedValues(known), Route(persona.route_wgs84)
    for message in messages:
        payload = unfold_request(message)
        yield Sent(
            message,
            payload,
            timeline.at(message.flow_id, message.t),
            parties.party(message.host),
            tuple(values_in(payload.leaves, values)),
            tuple(route.places_in(payload.leaves)),
        )


def values_in(leaves: Iterable[Leaf], values: PlantedValues) -> Iterable[ValueSeen]:
    """Every planted value among text and numbers."""
    for leaf in leaves:
        if not isinstance(leaf.value, bytes):
            yield from (ValueSeen(leaf, hit) for hit in values.find(leaf_text(leaf)))


def leaf_text(leaf: Leaf) -> str:
    """A leaf's value as the text that `values_in` searched; "" for bytes."""
    if isinstance(leaf.value, bytes):
        return ""
    return normal(leaf.value if isinstance(leaf.value, str) else repr(leaf.value))
