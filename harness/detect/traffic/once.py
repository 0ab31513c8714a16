"""Each thing once: what several matchers, or several layers of one message, say of the same value."""

from collections.abc import Iterable, Sequence

from harness.detect.traffic.sighting import Leaving, Sighting

_NUMBERS = frozenset(
    (
        *(Leaving.PHONE, Leaving.ID_CARD, Leaving.IMEI, Leaving.OAID, Leaving.ANDROID_ID, Leaving.MAC, Leaving.IDFA),
        *(Leaving.CONTACTS, Leaving.LOCATION),
    )
)
# Forms that a value takes only where it does not stand as it is: beside `plain` in the same place they are its echo.
_WEAK_FORMS = frozenset({"reversed", "masked", "split"})
_ABOUT_THE_REQUEST = frozenset({Leaving.TRACKER, Leaving.PLAINTEXT, Leaving.OPAQUE_PAYLOAD})


def once(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """A message's sightings in an order of their own, without echoes: the surest, the deepest and the planted stay."""
    best: dict[tuple[str, str, str, str], Sighting] = {}
    for one in sightings:
        key = (one.where, one.what, one.canary, one.form)
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    kept = [best[key] for key in sorted(best)]
    return tuple(kept) if len(kept) < 2 else tuple(one for one in kept if not _echoes(one, kept))


def _rank(one: Sighting) -> tuple[float, bool, int, tuple[str, ...], str, str]:
    return one.confidence, one.seeded, len(one.decoding), one.decoding, one.excerpt, repr(one.data)


def _echoes(one: Sighting, others: Sequence[Sighting]) -> bool:
    """Whether another sighting says the same better."""
    if one.what is Leaving.OPAQUE_PAYLOAD:
        return any(other.what not in _ABOUT_THE_REQUEST and _at_or_below(one, other) for other in others)
    return any(_is_echo(one, other) for other in others if other is not one)


def _is_echo(one: Sighting, other: Sighting) -> bool:
    if (one.what, one.canary) == (other.what, other.canary):
        if one.form in _WEAK_FORMS and other.form == "plain" and one.where == other.where:
            return True
        return one.form == other.form and _below(one, other)
    # A planted number is not somebody else's position, nor a planted position somebody else's number.
    strange = one.what in _NUMBERS and not one.seeded
    crossed = (one.what is Leaving.LOCATION) != (other.what is Leaving.LOCATION)
    return strange and other.seeded and other.what in _NUMBERS and crossed and one.where == other.where


def _below(one: Sighting, other: Sighting) -> bool:
    """Whether `other` lies in something that was unwrapped from where `one` lies."""
    deeper = len(other.decoding) > len(one.decoding) and other.decoding[: len(one.decoding)] == one.decoding
    return deeper and _at_or_below(one, other)


def _at_or_below(one: Sighting, other: Sighting) -> bool:
    return other.where.startswith(one.where) and other.where[len(one.where) :][:1] in ("", ".", "[")
