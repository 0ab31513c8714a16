"""One finding as it is filed: the clause, why, what to mend, the marked picture, and the strongest evidence."""

from collections.abc import Iterator

from harness.model.verdict import Outcome
from harness.report.articles import article_name
from harness.report.device_name import marked_device, short_device
from harness.report.excerpt import Row
from harness.report.filed.content import FiledFinding, FiledSight, Line, Mark
from harness.report.filed.picture_box import PictureBox
from harness.report.finding_cards import Card, Sight
from harness.report.folded import MOST_DEVICES, folded
from harness.report.page import Page
from harness.report.plain_text import plain
from harness.report.subject import RuleText
from harness.report.words import Words

MOST_SIGHTS = 2
MOST_EXCERPT, MOST_DATA = 5, 4
MOST_STACK = 3
ABSENT = (Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE)


def mark(outcome: Outcome, words: Words, partly: str = "") -> Mark:
    """`partly` stands in place of the outcome's own word where some devices passed and others did not test."""
    return Mark(outcome.value, words.say(f"sign.{outcome.value}"), partly or words.say(f"outcome.{outcome.value}"))


def rule_title(rule: str, page: Page, words: Words) -> str:
    """What the catalogue calls a rule, else its id."""
    known = page.rule(rule)
    return plain(words.of(known.title), 120) if known else plain(rule, 40)


def filed_finding(card: Card, page: Page, box: PictureBox, words: Words) -> FiledFinding:
    rule = page.rule(card.result.rule)
    plates = {plate.ident: plate for plate in page.plates}
    return FiledFinding(
        number=card.number,
        mark=mark(card.result.outcome, words),
        title=rule_title(card.result.rule, page, words),
        article=article_name(card.result.article, words),
        rule=plain(card.result.rule, 40),
        strength=_strength(rule, words) if rule else "",
        confidence=f"{round(card.result.confidence * 100)}%",
        quote=plain(rule.quote, 400) if rule else "",
        gloss=plain(rule.gloss, 400) if rule and words.language == "en" else "",
        why=tuple(reason.text for reason in card.reasons),
        mend=plain(words.of(rule.mend), 400) if rule and rule.mend else "",
        devices=tuple(_devices(card, words)),
        figures=tuple(box.figure(figure, plates[figure.plate]) for figure in card.figures),
        sights=tuple(_sight(sight, words) for sight in card.sights[:MOST_SIGHTS]),
        more=_more(card, words),
    )


def _strength(rule: RuleText, words: Words) -> str:
    """Of the clause; and whether a number of the decision is the laboratory's own."""
    named = plain(words.name("strength", rule.strength), 40)
    return f"{named} · {words.say('criterion.default')}" if rule.by_default else named


def _devices(card: Card, words: Words) -> Iterator[tuple[str, Mark]]:
    """The devices of each outcome together, whatever the role."""
    grouped: dict[Mark, dict[str, None]] = {}
    for one in card.devices:
        named = marked_device(one.device, words, simulated=one.simulated)
        grouped.setdefault(mark(one.outcome, words), {})[named] = None
    yield from ((folded(tuple(names), MOST_DEVICES, "devices", words), outcome) for outcome, names in grouped.items())


def _sight(sight: Sight, words: Words) -> FiledSight:
    head = [words.name("kind", sight.kind), sight.subject, words.say(f"channel.{sight.channel}")]
    head += [words.say(f"phase.{sight.phase}")] if sight.phase else []
    head += [words.say("evidence.direct")] if sight.direct else []
    rows = [row for excerpt in sight.excerpts[:1] for row in excerpt[:MOST_EXCERPT]]
    lines = [*map(_line, rows), *map(_line, sight.data[:MOST_DATA])]
    first = next(iter(sight.places), None)
    source = f"{short_device(first.device)} · {first.file} {first.locator}" if first else ""
    return FiledSight(" · ".join(part for part in head if part), tuple(lines), sight.stack[:MOST_STACK], source)


def _line(row: Row) -> Line:
    return Line(plain(row.name, 24), plain(row.value, 160))


def _more(card: Card, words: Words) -> str:
    """What the filed report leaves out of this finding, with its place."""
    sights = len(card.sights) + card.more_sights - min(len(card.sights), MOST_SIGHTS)
    return words.say("evidence.elsewhere", count=sights) if sights > 0 else ""
