"""What left to whom, gathered from the observations of one app's runs and named in the report's language."""

from collections.abc import Iterable

from harness.analysis.plot.departures import Departure
from harness.model.event import Phase
from harness.model.observation import Kind, Observation
from harness.report.outcomes import AppResult
from harness.report.plain_text import plain
from harness.report.words import Words

SENT = (
    Kind.PERSONAL_DATA_SENT,
    Kind.LOCATION_SENT,
    Kind.TRAIL_SENT,
    Kind.PHOTO_SENT,
    Kind.FINGERPRINT_SENT,
)
UNASKED = (Phase.BEFORE_CONSENT, Phase.REFUSED)


def departures(app: AppResult, words: Words) -> tuple[Departure, ...]:
    """Each kind of data with each receiver once; `times` over all runs of the app."""
    grouped: dict[tuple[str, str], list[Observation]] = {}
    for one in _sent(app):
        host = plain(str(one.data.get("host", "")), 60)
        if host:
            grouped.setdefault((_what(one, words), host), []).append(one)
    return tuple(_departure(what, host, several) for (what, host), several in sorted(grouped.items()))


def _sent(app: AppResult) -> Iterable[Observation]:
    """What several rules of a run cite is one and the same."""
    for inspected in app.runs:
        cited = (seen for verdict in inspected.verdicts for seen in verdict.observations if seen.kind in SENT)
        known = {(seen.kind, seen.subject, seen.evidence): seen for seen in cited}
        yield from known.values()


def _what(one: Observation, words: Words) -> str:
    if one.kind is Kind.PERSONAL_DATA_SENT:
        return plain(words.name("value", one.subject), 30)
    return words.say(f"departure.{one.kind.value}")


def _departure(what: str, host: str, several: list[Observation]) -> Departure:
    return Departure(
        what,
        host,
        third=any(one.data.get("receiver") == "third" for one in several),
        times=sum(_times(one) for one in several),
        unasked=any(one.phase in UNASKED or one.data.get("before_consent") is True for one in several),
        plain=any(bool(one.data.get("plaintext")) for one in several),
    )


def _times(one: Observation) -> int:
    counted = one.data.get("requests")
    return counted if isinstance(counted, int) and counted > 0 else 1
