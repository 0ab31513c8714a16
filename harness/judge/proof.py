"""Proof: why a condition holds. One condition may hold in several ways; each way is a proof of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

from harness.judge.match import is_direct
from harness.model.observation import Channel, Kind, Observation

HIGHEST_CONFIDENCE = 0.99  # [default] a machine is never certain
ABSENCE_CONFIDENCE = 0.9  # [default] of a conclusion that rests on nothing seen within proven coverage


@dataclass(frozen=True, slots=True)
class Proof:
    """`support` are indices of observations; `absent` the kinds that were nowhere seen; `cited` rules it rests on.

    `settled` means that the rules it cites have already been through the two-channel law.
    """

    support: frozenset[int] = frozenset()
    absent: frozenset[Kind] = frozenset()
    cited: tuple[str, ...] = ()
    by_absence: bool = False
    settled: bool = False

    def joined(self, other: "Proof") -> "Proof":
        return Proof(
            self.support | other.support,
            self.absent | other.absent,
            tuple(dict.fromkeys(self.cited + other.cited)),
            self.by_absence or other.by_absence,
            self.settled or other.settled,
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proof with what it weighs."""

    proof: Proof
    channels: frozenset[Channel] = field(default_factory=frozenset)
    direct: bool = False
    confidence: float = 0.0

    @property
    def two_channels(self) -> bool:
        """Design law 2. An absence is proved by the coverage law instead; a cited rule has passed this law itself."""
        return self.direct or len(self.channels) >= 2 or self.proof.by_absence or self.proof.settled


def weigh(proof: Proof, observations: Sequence[Observation], cited_confidence: float = 0.0) -> Weighed:
    """Channels and confidence of a proof; a cited rule's confidence counts where nothing else is there."""
    chosen = [observations[index] for index in sorted(proof.support)]
    confidence = noisy_or(chosen) or cited_confidence or (ABSENCE_CONFIDENCE if proof.by_absence else 0.0)
    return Weighed(proof, frozenset(one.channel for one in chosen), any(map(is_direct, chosen)), confidence)


def noisy_or(observations: Sequence[Observation]) -> float:
    """Confidence that at least one channel is right: 1 - prod(1 - max per channel), at most 0.99; 0 for none."""
    best: dict[Channel, float] = {}
    for one in observations:
        best[one.channel] = max(best.get(one.channel, 0.0), min(1.0, max(0.0, one.confidence)))
    return round(min(HIGHEST_CONFIDENCE, 1.0 - prod(1.0 - best[channel] for channel in sorted(best))), 4)
