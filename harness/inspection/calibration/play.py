"""Plays the calibration corpus through the engine and says, case by case, what was there and what was claimed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harness.canary.corpus.case import Capture, Case, Request, Truth
from harness.canary.corpus.chatter import FIRST_PARTY
from harness.detect.traffic.message import Message, address_of
from harness.detect.traffic.sighting import Sighting
from harness.model.persona import Persona

Look = Callable[[Sequence[Message]], Iterable[Sighting]]
LookOf = Callable[[Persona, Mapping[str, bytes]], Look]


@dataclass(frozen=True, slots=True)
class Played:
    """One case with its sightings: which truths were seen, and which seeded ones nobody planted."""

    case: Case
    seen: tuple[Truth, ...]
    right: tuple[Sighting, ...]
    false: tuple[Sighting, ...]

    @property
    def missed(self) -> tuple[Truth, ...]:
        return tuple(truth for truth in self.case.truths if truth not in self.seen)


def play(captures: Iterable[Capture], look_of: LookOf) -> Iterator[Played]:
    """Each capture by itself, with an engine of its persona (built anew only where the persona changes)."""
    persona: Persona | None = None
    look: Look | None = None
    for capture in captures:
        if look is None or capture.persona is not persona:
            persona, look = capture.persona, look_of(capture.persona, capture.originals)
        messages, owners = messages_of(capture)
        found: list[list[Sighting]] = [[] for _ in capture.cases]
        for sighting in look(messages):
            case = owners[sighting.flow]
            found[case].append(replace(sighting, flow=sighting.flow - owners.index(case)))
        yield from (held(case, sightings) for case, sightings in zip(capture.cases, found, strict=True))


def messages_of(capture: Capture) -> tuple[list[Message], list[int]]:
    """The capture's requests as messages in the order of their cases, and the number of each one's case."""
    messages: list[Message] = []
    owners: list[int] = []
    for number, case in enumerate(capture.cases):
        for request in case.requests:
            messages.append(message_of(request, len(messages)))
            owners.append(number)
    return messages, owners


def message_of(request: Request, index: int) -> Message:
    scheme, host, port, path = address_of(request.url)
    if request.client_messages:
        scheme = {"https": "wss", "http": "ws"}[scheme]
    return Message(
        index=index,
        flow_id=f"{index:08d}",
        t=request.t,
        method=request.method,
        scheme=scheme,
        host=host,
        port=port,
        path=path,
        headers=(("Host", host), *request.headers),
        body=request.body,
        client_messages=request.client_messages,
    )


def held(case: Case, sightings: Sequence[Sighting]) -> Played:
    """A case against what was claimed about it, the flow of a claim being the request's number within the case.

    A claim counts once for its request, class and canary."""
    once = tuple({(one.flow, one.what, one.canary): one for one in sightings if one.seeded}.values())
    seen = tuple(truth for truth in case.truths if any(shows(one, truth) for one in sightings))
    right = tuple(one for one in once if any(shows(one, truth) for truth in case.truths))
    false = tuple(one for one in once if one not in right and one.what not in case.allowed)
    return Played(case, seen, right, false)


def shows(sighting: Sighting, truth: Truth) -> bool:
    """Whether a claim is this truth. A neighbouring point of the route will do: they are seven metres apart."""
    if sighting.what != truth.what or (truth.seeded and not sighting.seeded):
        return False
    if truth.request not in (None, sighting.flow):
        return False
    if truth.what in ("location", "trail"):
        return sighting.canary.startswith("route_wgs84")
    if not truth.seeded:
        return True
    return sighting.canary == truth.canary or sighting.canary.startswith((f"{truth.canary}[", f"{truth.canary}."))


def first_parties() -> tuple[str, ...]:
    """The corpus' own domains."""
    return (FIRST_PARTY,)
