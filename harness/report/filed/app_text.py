"""One app as it is filed: the first page that a director reads, then the chapters for the engineer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from harness.analysis.plot.canvas import Paper
from harness.analysis.plot.departures import draw_departures
from harness.model.verdict import Outcome, worst
from harness.report.account import account
from harness.report.articles import article_name, article_title
from harness.report.brief import brief, nothing_open, nothing_to_mend
from harness.report.chart_drawing import draw_chart
from harness.report.departures import departures
from harness.report.device_name import marked_device, short_device
from harness.report.filed.content import (
    AnnexList,
    ArticleRow,
    FiledApp,
    FiledPicture,
    Line,
    Mark,
    MendLine,
    UntestedLine,
)
from harness.report.filed.finding_text import filed_finding, mark, rule_title
from harness.report.filed.first_page import fitted
from harness.report.filed.picture_box import PictureBox
from harness.report.folded import MOST_DEVICES, MOST_RULES, folded
from harness.report.page import AppPage, MatrixRow, Page, RunPart
from harness.report.plain_text import plain
from harness.report.untested import UntestedGroup, Waiting, grouped, waiting_text
from harness.report.words import Words

MOST_MOMENTS = 14
MOST_WARNINGS = 3
MOST_TOLD = 8  # apps of which the first page says what to mend and what is open; of more their own pages do
OPEN = (None, Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE)


def filed_app(app: AppPage, page: Page, box: PictureBox, words: Words) -> FiledApp:
    """`app` whole, its first page cut to what one page holds."""
    whole = _whole(app, page, box, words)
    return fitted(whole, words, leads=len(page.apps) == 1)


def _whole(app: AppPage, page: Page, box: PictureBox, words: Words) -> FiledApp:
    told = app.result
    return FiledApp(
        number=app.number,
        name=plain(told.app.name, 60),
        conclusion=mark(app.conclusion, words),
        conclusion_text=words.say(f"conclusion.{app.conclusion.value}"),
        facts=tuple(_facts(app, words)),
        warnings=tuple(plain(one, 130) for one in app.warnings[:MOST_WARNINGS]),
        counts=tuple((mark(outcome, words), count) for outcome, count in told.counts.items() if count),
        waiting=words.say("comma").join(filter(None, (app.partly, waiting_text(told.waiting.items(), words)))),
        heads=tuple(_heads(app, words)) if _abreast(app) else (words.say("on_devices"),),
        articles=tuple(_article(row, app, words) for row in app.matrix if _concluded(row)),
        not_concluded=_not_concluded(app, words),
        to_mend=tuple(_to_mend(app, page, words)),
        nothing_to_mend="" if app.cards else words.say(nothing_to_mend(app)),
        more_to_mend=words.say("to_mend.more", count=app.more_to_mend) if app.more_to_mend else "",
        found=len(app.cards),
        not_tested=tuple(_not_tested(app, words)),
        brief=tuple(Line(label, text) for label, text in brief(app, page, words))
        if len(page.apps) <= MOST_TOLD
        else (),
        account=account(told, words),
        findings=tuple(filed_finding(card, page, box, words) for card in app.cards),
        pictures=tuple(_pictures(app, box, words)),
        moments=_moments(app),
        untested=tuple(_rules(one, page, words) for one in grouped(app.untested.rules, words)),
        waiting_rules=tuple(_waiting(one, page, words) for one in app.untested.waiting),
        gaps=tuple(_gaps(app, words)),
        passed=_titles(app, Outcome.PASS, page, words),
        idle=_titles(app, Outcome.NOT_APPLICABLE, page, words),
        annex=tuple(_annex(app, page, words)),
    )


def _facts(app: AppPage, words: Words) -> Iterator[Line]:
    subject = app.result.app
    yield Line(words.say("sponsor"), plain(subject.sponsor, 80))
    number = plain(subject.filing_number or "", 60) or words.say("filing_number.none")
    yield Line(words.say("filing_number"), number)
    yield Line(words.say("version"), plain(subject.version, 40))
    kind = words.joined([words.say(f"app_kind.{subject.kind}"), words.say(f"audience.{subject.audience}")])
    yield Line(words.say("kind"), kind)
    yield Line(words.say("period"), app.period)
    yield Line(words.say("devices"), folded(tuple(_heads(app, words)), MOST_DEVICES, "devices", words))


def _heads(app: AppPage, words: Words) -> Iterator[str]:
    for head in app.heads:
        name = marked_device(head.device, words, simulated=head.simulated)
        yield name + (f" · {plain(head.network, 30)}" if head.network else "")


def _abreast(app: AppPage) -> bool:
    """Whether all devices fit beside each other as columns of the first page."""
    return len(app.heads) <= MOST_DEVICES


def _article(row: MatrixRow, app: AppPage, words: Words) -> ArticleRow:
    cells: tuple[Mark | None, ...] = (_counted(row, words),)
    if _abreast(app):
        cells = tuple(mark(cell, words) if cell else None for cell in row.cells)
    name, title = article_name(row.article, words), article_title(row.article, words)
    return ArticleRow(name, title, cells, mark(row.overall, words, row.partly), waiting_text(row.waiting, words))


def _counted(row: MatrixRow, words: Words) -> Mark | None:
    """On how many devices each outcome stands: what is said where they do not fit beside each other."""
    counts = Counter(cell for cell in row.cells if cell)
    if not counts:
        return None
    told = [f"{words.say(f'outcome.{outcome.value}')} {counts[outcome]}" for outcome in Outcome if counts[outcome]]
    return replace(mark(worst(list(counts)), words), word=words.joined(told))


def _concluded(row: MatrixRow) -> bool:
    """Whether anything was concluded on any device: the others are named in one line instead of a row each."""
    return any(cell not in OPEN for cell in row.cells)


def _not_concluded(app: AppPage, words: Words) -> str:
    names = [article_name(row.article, words) for row in app.matrix if not _concluded(row)]
    opened = words.say("matrix.open", names=words.joined(names)) if names else ""
    return (" " if words.language == "en" else "").join((*app.partly_notes, opened)).strip()


def _to_mend(app: AppPage, page: Page, words: Words) -> Iterator[MendLine]:
    for card in app.to_mend:
        rule = page.rule(card.result.rule)
        text = plain(words.of(rule.mend), 200) if rule and rule.mend else ""
        article = article_name(card.result.article, words)
        yield MendLine(
            card.number,
            mark(card.result.outcome, words),
            rule_title(card.result.rule, page, words),
            article,
            text or (card.reasons[0].text if card.reasons else ""),
        )


def _not_tested(app: AppPage, words: Words) -> Iterator[str]:
    if app.untested.rules:
        yield words.say("not_tested.filed", count=len(app.untested.rules))
        for why, count in app.reasons:
            yield f"· {plain(why, 110)}（{words.say('not_tested.rules', count=count)}）"
    else:
        yield words.say(nothing_open(app))
    if app.untested.waiting:
        waiting = waiting_text(app.result.waiting.items(), words)
        yield f"{waiting}{words.say('colon')}{words.say('waits.note')}"


def _pictures(app: AppPage, box: PictureBox, words: Words) -> Iterator[FiledPicture]:
    """The time line of the run that tells most, and what left to whom over all runs."""
    paper = Paper(words.language, "png")
    left = draw_departures(departures(app.result, words), paper)
    if left:
        yield box.plot(left, words.language)
    part = _telling(app)
    if part and part.timeline.drawn:
        device = short_device(part.inspected.run.device.name)
        yield box.plot(draw_chart(part.timeline.drawn, device, paper), words.language)


def _telling(app: AppPage) -> RunPart | None:
    return max(app.parts, key=lambda part: len(part.timeline.moments), default=None)


def _moments(app: AppPage) -> tuple[tuple[str, str, str], ...]:
    part = _telling(app)
    if part is None:
        return ()
    listed = [(f"({one.mark})" if one.mark else "", one.elapsed, one.what) for one in part.timeline.moments]
    return tuple(listed[:MOST_MOMENTS])


def _rules(one: UntestedGroup, page: Page, words: Words) -> UntestedLine:
    named = folded(_named(one, page, words), MOST_RULES, "rules", words)
    return UntestedLine(named, one.why, _where(one.devices, words))


def _waiting(one: Waiting, page: Page, words: Words) -> UntestedLine:
    named = folded(_named(one, page, words), MOST_RULES, "rules", words)
    return UntestedLine(named, one.why, f"{words.say(f'waits.{one.wait}')} {len(one.results)}")


def _annex(app: AppPage, page: Page, words: Words) -> Iterator[AnnexList]:
    """The lists that are folded in the chapter on what was not tested, whole."""
    rows: list[UntestedGroup | Waiting] = [*grouped(app.untested.rules, words), *app.untested.waiting]
    for one in rows:
        if len(one.results) > MOST_RULES:
            yield AnnexList(one.why, _named(one, page, words))


def _named(one: UntestedGroup | Waiting, page: Page, words: Words) -> tuple[str, ...]:
    return tuple(f"{rule_title(result.rule, page, words)}（{plain(result.rule, 40)}）" for result in one.results)


def _gaps(app: AppPage, words: Words) -> Iterator[UntestedLine]:
    for gap in app.untested.gaps:
        family = "capture_channel" if gap.family == "channel" else gap.family
        name = f"{words.say(f'gap.{gap.family}')} {plain(words.name(family, gap.name), 80)}"
        yield UntestedLine(name, plain(gap.why, 160), _where(gap.devices, words))


def _where(devices: tuple[str, ...], words: Words) -> str:
    if not devices:
        return words.say("devices.all")
    return folded([short_device(name) for name in devices], MOST_DEVICES, "devices", words)


def _titles(app: AppPage, outcome: Outcome, page: Page, words: Words) -> tuple[str, ...]:
    return tuple(f"{rule_title(one.rule, page, words)}（{plain(one.rule, 40)}）" for one in app.result.having(outcome))
