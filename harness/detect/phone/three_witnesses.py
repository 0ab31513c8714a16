"""Three witnesses (design law 6): what was called (hook), what the phone booked (ledger), what left (traffic), joined.

One access is a row. Where the witnesses disagree that is a finding about the app, or about our instruments: an access
that was only booked went past our hooks, something sent without an access was kept from an earlier one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from harness.detect.channel_coverage import channels_of
from harness.detect.masking.mask import Masker
from harness.detect.phone.witness_words import Word, bookings_told, calls_told, sendings_told
from harness.detect.sent.traffic_view import TrafficView
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

SAME_ACCESS_MS = 2_000.0  # [default] a call, its permission check and the system's booking; beyond both doubts
SENT_WITHIN_MS = 60_000.0  # [default] what leaves later was kept
MOST_ACCESSES = 200
MOST_LOOKED_AT = 100
MOST_EVIDENCE = 6


class Witnessed(StrEnum):
    """How the witnesses agree on one access."""

    CALLED_AND_SENT = "called_and_sent"
    CALLED_NOT_SENT = "called_not_sent"
    BOOKED_ONLY = "booked_only"
    SENT_ONLY = "sent_only"


_CHANNEL = {
    Witnessed.CALLED_AND_SENT: Channel.HOOK,
    Witnessed.CALLED_NOT_SENT: Channel.HOOK,
    Witnessed.BOOKED_ONLY: Channel.LEDGER,
    Witnessed.SENT_ONLY: Channel.TRAFFIC,
}


@dataclass(slots=True)
class _Access:
    """One row of the table; the first word fixes its time, `last_ms` is where its calls or booking end."""

    called: list[Word]
    booked: list[Word]
    sent: list[Word]
    last_ms: float

    @classmethod
    def of(cls, called: Word | None = None, booked: Word | None = None, sent: Word | None = None) -> Self:
        """One of the three."""
        calls, bookings, sendings = ([one] if one else [] for one in (called, booked, sent))
        (first,) = (*calls, *bookings, *sendings)
        return cls(calls, bookings, sendings, first.at_ms + first.span_ms)

    def meets(self, word: Word) -> bool:
        """Whether a word may tell of this access."""
        slack = self.first.doubt_ms + word.doubt_ms + SAME_ACCESS_MS
        return self.first.at_ms - slack <= word.at_ms + word.span_ms and word.at_ms - slack <= self.last_ms

    @property
    def first(self) -> Word:
        return (self.called or self.booked or self.sent)[0]

    @property
    def witnessed(self) -> Witnessed:
        if self.called:
            return Witnessed.CALLED_AND_SENT if self.sent else Witnessed.CALLED_NOT_SENT
        return Witnessed.BOOKED_ONLY if self.booked else Witnessed.SENT_ONLY


def detect_three_witnesses(recording: Recording, traffic: TrafficView) -> Iterable[Observation]:
    """WITNESSED, one for each kind of data, class and phase, with its accesses; only where there is a ledger.

    `hooked`, `ledger` and `proxied` say which witnesses could speak: a class is no finding where one was deaf.
    """
    if not any(event.kind is EventKind.ACCESS for event in recording.events) and not _has_ledger(recording.events):
        return
    covered = channels_of(recording)
    proved = {
        "hooked": covered["hooks"].ok,
        "ledger": covered["ledger"].ok,
        "proxied": covered["proxy"].ok,
    }
    calls, bookings = calls_told(recording.events, traffic.masker), bookings_told(recording.events, traffic.masker)
    sendings = sendings_told(traffic)
    for category in sorted(calls.keys() | bookings.keys() | sendings.keys()):
        told = (calls.get(category, []), bookings.get(category, []), sendings.get(category, []))
        yield from _observed(category, list(_joined(*told)), proved, traffic.masker)


def _has_ledger(events: Sequence[Event]) -> bool:
    return any(event.kind is EventKind.CHANNEL and event.data.get("channel") == "ledger" for event in events)


def _joined(calls: Sequence[Word], bookings: Sequence[Word], sendings: Sequence[Word]) -> Iterator[_Access]:
    """Calls near each other are one access; each booking joins one, or is one of its own; sendings join the last.

    All three are in the order of time.
    """
    accesses: list[_Access] = []
    for word in calls:
        if accesses and accesses[-1].meets(word):
            accesses[-1].called.append(word)
            accesses[-1].last_ms = max(accesses[-1].last_ms, word.at_ms + word.span_ms)
        else:
            accesses.append(_Access.of(called=word))
    unhooked: list[_Access] = []
    starts = [one.first.at_ms for one in accesses]
    for word in bookings:
        met = _met(word, accesses, starts) or (unhooked[-1] if unhooked and unhooked[-1].meets(word) else None)
        if met is None:
            unhooked.append(_Access.of(booked=word))
        else:
            met.booked.append(word)
    accesses = sorted((*accesses, *unhooked), key=lambda one: one.first.at_ms)
    starts = [one.first.at_ms for one in accesses]
    alone: list[_Access] = []
    for word in sendings:
        before = bisect_right(starts, word.at_ms + SAME_ACCESS_MS) - 1
        if before >= 0 and word.at_ms - starts[before] <= SENT_WITHIN_MS:
            accesses[before].sent.append(word)
        else:
            alone.append(_Access.of(sent=word))
    yield from sorted((*accesses, *alone), key=lambda one: one.first.at_ms)


def _met(word: Word, accesses: Sequence[_Access], starts: Sequence[float]) -> _Access | None:
    """The access that a booking tells of: the latest of those near it."""
    after = bisect_right(starts, word.at_ms + word.span_ms + word.doubt_ms + 2 * SAME_ACCESS_MS)
    near = (accesses[at] for at in range(after - 1, max(-1, after - 1 - MOST_LOOKED_AT), -1))
    return next((one for one in near if one.meets(word)), None)


def _observed(
    category: str, accesses: list[_Access], proved: Mapping[str, bool], masker: Masker
) -> Iterator[Observation]:
    groups: dict[tuple[Witnessed, Phase], list[_Access]] = {}
    for access in accesses:
        groups.setdefault((access.witnessed, access.first.phase), []).append(access)
    for (witnessed, phase), group in groups.items():
        data = {
            "witnessed": witnessed.value,
            "count": len(group),
            "booked": sum(bool(one.booked) for one in group),
            "sent": sum(bool(one.sent) for one in group),
            "accesses": [_row(one) for one in group[:MOST_ACCESSES]],
            **proved,
        }
        words = [word for one in group for word in (*one.called[:1], *one.booked[:1], *one.sent[:1])]
        evidence = tuple(word.place for word in words[:MOST_EVIDENCE])
        channel, subject = _CHANNEL[witnessed], masker.mask(category)
        yield Observation(Kind.WITNESSED, channel, subject, 1.0, evidence, phase=phase, data=data)


def _row(access: _Access) -> dict[str, object]:
    """What the table of accesses shows of one."""
    return {
        "at_ms": round(access.first.at_ms, 1),
        "called": access.called[0].name if access.called else "",
        "calls": sum(word.count for word in access.called),
        "booked": access.booked[0].name if access.booked else "",
        "sent": access.sent[0].name if access.sent else "",
    }
