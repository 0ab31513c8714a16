"""The findings chapter: one card a rule, what was seen merged over devices, with figure, excerpt and stack."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.model.event import EventKind
from harness.model.observation import Evidence, Observation
from harness.model.verdict import Outcome
from harness.report.device_name import short_device
from harness.report.excerpt import Row, data_rows, excerpt_rows
from harness.report.locator import box_of, evidence_href, picture_file, seq_of
from harness.report.outcomes import Instance, RuleResult
from harness.report.pictures import Album, Figure
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun
from harness.report.words import Words

MOST_SIGHTS = 6
MOST_FIGURES = 2
MOST_SOURCES = 12
STACK_LINES = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a device's recording, a file in it, a locator; `href` may be empty."""

    device: str
    file: str
    locator: str
    href: str


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing seen, on however many devices."""

    kind: str
    subject: str
    channel: str
    phase: str
    role: str
    confidence: float
    direct: bool
    devices: tuple[str, ...]
    data: tuple[Row, ...]
    excerpts: tuple[tuple[Row, ...], ...]
    stack: tuple[str, ...]
    places: tuple[Place, ...]
    more_places: int


@dataclass(frozen=True, slots=True)
class DeviceOutcome:
    """How a rule stands on one device (and role, where it was judged by role)."""

    device: str
    simulated: bool
    role: str
    outcome: Outcome
    confidence: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of why, and the devices that it holds for."""

    text: str
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as it is shown."""

    number: int
    result: RuleResult
    devices: tuple[DeviceOutcome, ...]
    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...]
    sights: tuple[Sight, ...]
    more_sights: int


def cards(results: Iterable[RuleResult], first: int, album: Album, words: Words) -> tuple[Card, ...]:
    """Numbered cards of `results`, the first one bearing the number `first`."""
    return tuple(_card(number, result, album, words) for number, result in enumerate(results, first))


def device_outcomes(result: RuleResult) -> tuple[DeviceOutcome, ...]:
    """A rule's outcome per device and role, without repeating what several attempts agree on."""
    listed = (
        DeviceOutcome(
            one.inspected.run.device.name,
            one.verdict.simulated or one.inspected.run.device.simulated,
            one.verdict.role,
            one.verdict.outcome,
            one.verdict.confidence,
        )
        for one in result.instances
    )
    return tuple(dict.fromkeys(listed))


def reasons(instances: Iterable[Instance], words: Words) -> tuple[Reason, ...]:
    """The different sentences of why, each with its devices."""
    grouped: dict[str, list[str]] = {}
    for one in instances:
        text = plain(words.of(one.verdict.why), 600)
        grouped.setdefault(text, []).append(one.inspected.run.device.name)
    return tuple(Reason(text, tuple(dict.fromkeys(devices))) for text, devices in grouped.items())


def _card(number: int, result: RuleResult, album: Album, words: Words) -> Card:
    seen = _merged(result.leading)
    sights = tuple(_sight(several, words) for several in seen[:MOST_SIGHTS])
    return Card(
        number,
        result,
        device_outcomes(result),
        reasons(result.leading, words)[:4],
        tuple(_figures(seen, album, words))[:MOST_FIGURES],
        sights,
        len(seen) - len(sights),
    )


Seen = list[tuple[InspectedRun, Observation]]


def _merged(instances: Iterable[Instance]) -> list[Seen]:
    """The same kind, channel, subject and phase on several devices is one sight; direct proof and confidence lead.

    Probes of several protocols are several sights, so that the direct one is not hidden behind another.
    """
    grouped: dict[tuple[object, ...], Seen] = {}
    for one in instances:
        for seen in one.verdict.observations:
            key = (seen.kind, seen.channel, seen.subject, seen.phase, seen.role, str(seen.data.get("protocol", "")))
            grouped.setdefault(key, []).append((one.inspected, seen))
    return sorted(grouped.values(), key=lambda several: (-several[0][1].direct, -several[0][1].confidence))


def _excerpt(seen: Observation, evidence: Evidence, words: Words) -> tuple[Row, ...]:
    """A probe's own words are the harness's, so they are told in the report's language; all else stands as it was."""
    why = seen.data.get("why")
    if "probe" in seen.data and isinstance(why, str):
        return (Row(words.name("data", "why"), plain(words.reason(why))),) if why else ()
    return excerpt_rows(evidence.excerpt)


def _sight(several: Seen, words: Words) -> Sight:
    inspected, seen = several[0]
    excerpts = dict.fromkeys(_excerpt(seen, evidence, words) for evidence in seen.evidence)
    places = list(dict.fromkeys(_places(several)))
    return Sight(
        kind=seen.kind.value,
        subject=plain(words.name("value", seen.subject), 160),
        channel=seen.channel.value,
        phase=seen.phase.value if seen.phase else "",
        role=seen.role,
        confidence=max(one.confidence for _, one in several),
        direct=seen.direct,
        devices=tuple(dict.fromkeys(run.run.device.name for run, _ in several)),
        data=data_rows(seen.data, words),
        excerpts=tuple(rows for rows in excerpts if rows)[:3],
        stack=_stack(inspected, seen),
        places=tuple(places[:MOST_SOURCES]),
        more_places=max(0, len(places) - MOST_SOURCES),
    )


def _places(several: Seen) -> Iterator[Place]:
    for inspected, seen in several:
        for evidence in seen.evidence:
            href = evidence_href(inspected.link_base, evidence.file) if inspected.link_base else ""
            yield Place(inspected.run.device.name, plain(evidence.file, 160), plain(evidence.locator, 160), href)


def _stack(inspected: InspectedRun, seen: Observation) -> tuple[str, ...]:
    """The call stack: the observation's own, else that of the call event it cites."""
    lines = seen.data.get("stack")
    if not lines:
        cited = {seq_of(evidence) for evidence in seen.evidence}
        calls = (event for event in inspected.timeline if event.kind is EventKind.CALL and event.seq in cited)
        lines = next((event.data.get("stack") for event in calls if event.data.get("stack")), ())
    if isinstance(lines, str):
        lines = lines.splitlines()
    return tuple(plain(str(line), 240) for line in list(lines or ())[:STACK_LINES])


def _figures(seen: list[Seen], album: Album, words: Words) -> Iterator[Figure]:
    """Pictures with a marked place first, one a sight before a second of any; no window is shown twice."""
    ranked = [
        (box_of(evidence) is None, rank, run, one, evidence)
        for several in seen
        for rank, (run, one, evidence) in enumerate((run, one, ev) for run, one in several for ev in one.evidence)
    ]
    cited = [entry[2:] for entry in sorted(ranked, key=lambda entry: entry[:2])]
    shown: set[tuple[str, object]] = set()
    for inspected, observation, evidence in cited:
        key = (picture_file(evidence), box_of(evidence))
        if len(shown) < MOST_FIGURES and key not in shown:
            figure = _figure(inspected, observation, evidence, album, words)
            if figure:
                shown.add(key)
                yield figure


def _figure(
    inspected: InspectedRun, observation: Observation, evidence: Evidence, album: Album, words: Words
) -> Figure | None:
    picture = inspected.pictures.get(picture_file(evidence))
    if picture is None:
        return None
    caption = f"{words.name('kind', observation.kind.value)} · {short_device(inspected.run.device.name)}"
    return album.figure(picture, inspected.run.device.width_dp, box_of(evidence), plain(caption, 120))
