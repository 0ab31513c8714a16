"""The engine: a message goes up the ladder, every matcher looks at what was laid bare, and each thing is told once.

What a message holds depends on that message alone, so messages may come in any order and be looked at in several
processes. What only several messages show (a trail, a file in parts) is gathered beside it, in one place: only the few
messages that concern a gatherer have to get there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from harness.detect.traffic.crowd import Crowd, Sieve
from harness.detect.traffic.ladder.unfold import Unfolded, unfold
from harness.detect.traffic.line_up import Watch, matchers_for, watches_for
from harness.detect.traffic.message import Message
from harness.detect.traffic.once import once
from harness.detect.traffic.sighting import Matcher, Sighting
from harness.model.persona import Persona

# So many messages, or so many characters and bytes laid bare, go through each matcher in turn: what a processor keeps
# at hand of a matcher then serves them all, which saves a sixth of the time. Never more, whatever unpacks to what.
TOGETHER, TOGETHER_CHARS = 64, 1 << 19

# Larger messages are looked at by themselves at once: what a search costs there is the text, not the call.
CROWDED_CHARS = 8_192


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one message.

    `exhausted` names the budget that ran out, "" for none; `concerns` tells that a gatherer has to hear of the message.
    """

    sightings: tuple[Sighting, ...]
    exhausted: str = ""
    concerns: bool = False


class Engine:
    """Built once for a persona. `matchers` hold tables only; the watched gatherers what they gathered so far."""

    def __init__(self, matchers: Sequence[Matcher], watches: Sequence[Watch] = ()) -> None:
        self._matchers, self._watches = tuple(matchers), tuple(watches)

    @classmethod
    def for_persona(
        cls,
        persona: Persona,
        originals: Mapping[str, bytes],
        first_party_domains: Sequence[str] = (),
        lists: Sequence[Path] = (),
    ) -> Self:
        """The whole engine. `originals` are the planted photographs by their `file`; a missing one only lowers what can
        be recognised. `lists` are the user's filter lists."""
        matchers = matchers_for(persona, originals, first_party_domains, lists)
        alone = cls(matchers)
        return cls(matchers, watches_for(persona, lambda message: alone.see(message).sightings))

    def see(self, message: Message) -> Seen:
        """What one message shows by itself."""
        unfolded = unfold(message)
        found = [one for matcher in self._matchers for one in matcher.see(message, unfolded.layers)]
        return self._seen(message, unfolded, found)

    def see_all(self, messages: Iterable[Message]) -> Iterator[tuple[Message, Seen]]:
        """The same for each of many, in their order, and faster."""
        return ((message, seen) for message, _, seen in self.see_unfolded(messages))

    def see_unfolded(self, messages: Iterable[Message]) -> Iterator[tuple[Message, Unfolded, Seen]]:
        """The same for who looks at their layers too."""
        for group in _together(messages):
            for (message, unfolded), found in zip(group, self._found(group), strict=True):
                yield message, unfolded, self._seen(message, unfolded, found)

    def _found(self, group: Sequence[tuple[Message, Unfolded]]) -> list[list[Sighting]]:
        """What each message of a group shows; most are passed over after a look at all of them at once."""
        found: list[list[Sighting]] = [[] for _ in group]
        small = [number for number, (_, unfolded) in enumerate(group) if _chars(unfolded) <= CROWDED_CHARS]
        crowd = Crowd([group[number][1].layers for number in small])
        for matcher in self._matchers:
            passed_over = set(small) - {small[at] for at in matcher.among(crowd)} if isinstance(matcher, Sieve) else ()
            for number, (message, unfolded) in enumerate(group):
                if number not in passed_over:
                    found[number] += matcher.see(message, unfolded.layers)
        return found

    def _seen(self, message: Message, unfolded: Unfolded, found: Sequence[Sighting]) -> Seen:
        sightings = once(found) if found else ()
        concerns = any(watch.concerned(message, sightings) for watch in self._watches)
        return Seen(sightings, unfolded.exhausted, concerns)

    def gather(self, message: Message, seen: Seen) -> None:
        """Tell the gatherers of a message that concerns them."""
        concerned = [watch for watch in self._watches if watch.concerned(message, seen.sightings)]
        layers = unfold(message).layers if any(watch.layers for watch in concerned) else ()
        for watch in concerned:
            watch.gatherer.add(message, layers, seen.sightings)

    def gathered(self) -> tuple[Sighting, ...]:
        """What all messages together showed, by flow."""
        by_flow: dict[int, list[Sighting]] = {}
        for watch in self._watches:
            for one in watch.gatherer.gathered():
                by_flow.setdefault(one.flow, []).append(one)
        return tuple(one for flow in sorted(by_flow) for one in once(by_flow[flow]))

    def inspect(self, messages: Iterable[Message]) -> Iterator[Sighting]:
        """All of it in one go and one process: message by message, then what they show together."""
        for message, seen in self.see_all(messages):
            if seen.concerns:
                self.gather(message, seen)
            yield from seen.sightings
        yield from self.gathered()


def _together(messages: Iterable[Message]) -> Iterator[list[tuple[Message, Unfolded]]]:
    """Unfolded, a few at a time by number and by what was laid bare."""
    group = list[tuple[Message, Unfolded]]()
    chars = 0
    for message in messages:
        unfolded = unfold(message)
        group.append((message, unfolded))
        chars += _chars(unfolded)
        if len(group) >= TOGETHER or chars >= TOGETHER_CHARS:
            yield group
            group, chars = [], 0
    if group:
        yield group


def _chars(unfolded: Unfolded) -> int:
    return sum([len(layer.text) + len(layer.content) for layer in unfolded.layers])
