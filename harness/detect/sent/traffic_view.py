"""The traffic of a recording, taken apart and searched once by the engine, for all traffic detectors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from harness.detect.masking.mask import Masker
from harness.detect.sent.app_parties import own_hosts
from harness.detect.sent.hosted_traffic import booked_requests, foreign_flows
from harness.detect.sent.timeline import Moment, Timeline
from harness.detect.traffic.capture.entry import Malformed, entries
from harness.detect.traffic.capture.recorded import RecordedFlows
from harness.detect.traffic.engine import Engine, Seen
from harness.detect.traffic.line_up import matchers_for, watches_for
from harness.detect.traffic.message import Message
from harness.detect.traffic.password_seen import PasswordSeen, passwords_in, passwords_of
from harness.detect.traffic.receiver.tracker import Receiver, ReceiverMatcher
from harness.detect.traffic.sent_field import SentField, fields_of
from harness.detect.traffic.sighting import Leaving, Matcher, Sighting
from harness.model.device_profile import DeviceProfile
from harness.model.faults import EvidenceBroken
from harness.model.persona import Persona
from harness.recording.reader import Recording

ORIGINAL_LIMIT_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: what it was, what it said, what of it was seen, when it left and to whom.

    `sightings` hold what it showed by itself and what it showed together with others of its session (a trail, a file
    in parts). `exhausted` names the budget that its unfolding ran out of, "" for none.
    """

    message: Message
    fields: tuple[SentField, ...]
    sightings: tuple[Sighting, ...]
    passwords: tuple[PasswordSeen, ...]
    moment: Moment
    receiver: Receiver
    exhausted: str = ""

    @property
    def plaintext(self) -> bool:
        return self.message.plaintext

    @property
    def party(self) -> str:
        """`first`, `third` or `local`."""
        return self.receiver.party.value

    def seen(self, *wanted: Leaving) -> Iterator[Sighting]:
        """The planted things of some classes: their own values and nothing that only looks like one."""
        return (one for one in self.sightings if one.seeded and one.what in wanted)


@dataclass(frozen=True, slots=True)
class TrafficView:
    """`sent` in the order of sending; `torn` where an entry of the flow file could not be read or broke off.

    `foreign` are the flows of a host app's process that are not the program's: nothing of them is in `sent`.
    `passwords` are those of the app's accounts.
    """

    device: DeviceProfile
    masker: Masker
    sent: tuple[Sent, ...]
    torn: bool
    foreign: frozenset[str] = frozenset()
    passwords: tuple[str, ...] = ()

    @classmethod
    def of(cls, recording: Recording, masker: Masker | None = None) -> Self:
        """Take apart and search all the traffic of a recording; our own self-test is left out."""
        run = recording.run
        read = list(entries(RecordedFlows(recording.folder)))
        foreign = foreign_flows(booked_requests(recording))
        messages = [one for one in read if isinstance(one, Message) and one.flow_id not in foreign]
        # The file holds flows in the order in which they ended.
        messages.sort(key=lambda one: (one.t, one.index))
        masker = masker or Masker(recording.persona, run.app.accounts)
        torn = any(isinstance(one, Malformed) for one in read)
        passwords = passwords_of(run.app.accounts)
        return cls(run.device, masker, tuple(_sent(recording, messages)), torn, foreign, passwords)


def _sent(recording: Recording, messages: list[Message]) -> Iterator[Sent]:
    """Each message is looked at by itself, then with the others of its session: a walk is one session's."""
    persona, app = recording.persona, recording.run.app
    timeline = Timeline.of(recording.events)
    matchers = matchers_for(persona, _originals(recording), own_hosts(app), ())
    receivers = next(one for one in matchers if isinstance(one, ReceiverMatcher))
    passwords, alone = passwords_of(app.accounts), Engine(matchers)
    found: list[Sent] = []
    for message, unfolded, seen in alone.see_unfolded(messages):
        fields = fields_of(unfolded.layers)
        told = passwords_in(fields, passwords)
        moment, receiver = timeline.at(message.flow_id, message.t), receivers.receiver_of(message.host)
        found.append(Sent(message, fields, seen.sightings, told, moment, receiver, seen.exhausted))
    together = _gathered(persona, matchers, found)
    for one in found:
        more = together.get(one.message.index, [])
        yield replace(one, sightings=(*one.sightings, *more)) if more else one


def _gathered(persona: Persona, matchers: Sequence[Matcher], found: Iterable[Sent]) -> Mapping[int, list[Sighting]]:
    """What the messages of each session show together, by the message that shows it."""
    alone = Engine(matchers)
    sessions: dict[int, Engine] = {}
    for one in found:
        session = one.moment.session
        if session not in sessions:
            sessions[session] = Engine(matchers, watches_for(persona, lambda message: alone.see(message).sightings))
        sessions[session].gather(one.message, Seen(one.sightings))
    shown: dict[int, list[Sighting]] = {}
    for sighting in (one for engine in sessions.values() for one in engine.gathered()):
        shown.setdefault(sighting.flow, []).append(sighting)
    return shown


def _originals(recording: Recording) -> dict[str, bytes]:
    """The planted photographs; one that is missing only lowers what can be recognised."""
    found: dict[str, bytes] = {}
    for photo in recording.persona.photos:
        try:
            found[photo.file] = recording.bytes_of(photo.file, ORIGINAL_LIMIT_BYTES)
        except EvidenceBroken:
            continue
    return found
