"""Which matchers and gatherers make up the engine, and which messages a gatherer has to hear of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.detect.traffic.identity.matcher import IdentityMatcher
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.parts_gatherer import PartsGatherer
from harness.detect.traffic.picture.picture_matcher import PictureMatcher
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.trail import TrailGatherer
from harness.detect.traffic.receiver.opaque import OpaqueMatcher
from harness.detect.traffic.receiver.plaintext import PlaintextMatcher
from harness.detect.traffic.receiver.tracker import ReceiverMatcher
from harness.detect.traffic.sighting import Gatherer, Leaving, Matcher, Sighting
from harness.model.persona import Persona

Concerned = Callable[[Message, Sequence[Sighting]], bool]


def always(message: Message, seen: Sequence[Sighting]) -> bool:  # noqa: ARG001
    return True


@dataclass(frozen=True, slots=True)
class Watch:
    """A gatherer and the messages it must be told of; telling it of others costs time and changes nothing.

    With `layers` false it asks for none, and what a message holds need not be unfolded for it again.
    """

    gatherer: Gatherer
    concerned: Concerned = always
    layers: bool = True


def matchers_for(
    persona: Persona, originals: Mapping[str, bytes], first_party_domains: Sequence[str], lists: Sequence[Path]
) -> tuple[Matcher, ...]:
    return (
        IdentityMatcher(persona),
        PlaceMatcher(persona),
        PictureMatcher(persona, originals),
        ReceiverMatcher(first_party_domains, lists),
        PlaintextMatcher(),
        OpaqueMatcher(),
    )


def watches_for(persona: Persona, look: Callable[[Message], Iterable[Sighting]]) -> tuple[Watch, ...]:
    """`look` is what the matchers say of a message: a file that was sent in parts is looked at like a body."""
    return (
        Watch(TrailGatherer(persona), _holds_a_place, layers=False),
        Watch(PartsGatherer(look), PartsGatherer.concerned, layers=False),
    )


def _holds_a_place(message: Message, seen: Sequence[Sighting]) -> bool:  # noqa: ARG001
    return any(one.what is Leaving.LOCATION and one.seeded for one in seen)
