"""The filed report whole: first page, particulars, apps, method, runs, statements, plots."""

from collections.abc import Iterator
from dataclasses import replace

from harness.analysis.plot.canvas import Paper
from harness.model.saying import Language
from harness.model.verdict import SEVERITY, Outcome
from harness.report.articles import article_name, article_title
from harness.report.brief import no_findings
from harness.report.clock_text import minute_text
from harness.report.device_name import marked_device
from harness.report.filed.app_text import filed_app
from harness.report.filed.content import FiledPicture, FiledReport, Line, Mark, RunRow
from harness.report.filed.finding_text import mark
from harness.report.filed.picture_box import PictureBox
from harness.report.page import OverviewRow, Page, page
from harness.report.particulars import deviations, particulars
from harness.report.people_answers import PersonAnswer, people_answers
from harness.report.plain_text import plain
from harness.report.plots import drawn_plots
from harness.report.statements import statements
from harness.report.subject import InspectedRun, Inspection
from harness.report.words import Words, load_words

MOST_ROWS = 24


def filed_report(inspection: Inspection, language: Language = "zh") -> FiledReport:
    """Lays out `inspection` for filing: the same input gives the same content."""
    words, box = load_words(language), PictureBox()
    laid_out = page(inspection, words)
    return FiledReport(
        language=language,
        title=plain(inspection.title or words.say("title"), 120),
        report_id=plain(inspection.report_id, 80),
        laboratory=plain(inspection.laboratory.name, 80) or words.say("laboratory.none"),
        made_at=minute_text(inspection.made_at),
        notice=_notice(laid_out, words),
        particulars=tuple(Line(one.label, one.text) for one in particulars(inspection, words)),
        overview_head=words.say("article_column" if laid_out.abreast else "app"),
        overview_heads=_overview_heads(laid_out, words),
        overview=tuple(_overview(laid_out, words)) if len(laid_out.apps) > 1 else (),
        overview_more=_more_apps(laid_out, words),
        apps=tuple(filed_app(app, laid_out, box, words) for app in laid_out.apps),
        decisions=tuple(words.say(f"method.decision.{number}") for number in range(1, 7)),
        switches=tuple(_switches(inspection, words)),
        deviations=deviations(inspection, words),
        answers=tuple(_answer(one, words) for one in people_answers(inspection, words)),
        calibration=tuple(_calibration(inspection, words)),
        runs=tuple(_run(one, words) for one in inspection.runs),
        versions=tuple(Line(plain(tool, 60), plain(version, 80)) for tool, version in laid_out.versions),
        verify=_verify(words),
        statements=statements(inspection, words),
        no_findings="" if laid_out.findings else words.say(no_findings(laid_out)),
        signatures=tuple(_signatures(inspection, words)),
        plots=tuple(_plots(inspection, box, words)),
        words=words.texts,
        pictures=box.held,
    )


def _more_apps(laid_out: Page, words: Words) -> str:
    """How many apps found no row on the first page, and where they are."""
    more = 0 if laid_out.abreast else len(laid_out.apps) - MOST_ROWS
    return words.say("overview.more", count=more) if more > 0 else ""


def _notice(laid_out: Page, words: Words) -> str:
    """What a reader must know before he believes a word: simulated devices, and that a person must still look."""
    simulated = words.say(f"simulated.{laid_out.simulated}") if laid_out.simulated != "none" else ""
    return f"{simulated}{'' if words.language == 'zh' else ' '}{words.say('review_note')}".strip()


def _overview_heads(laid_out: Page, words: Words) -> tuple[str, ...]:
    if laid_out.abreast:
        return tuple(plain(app.result.app.name, 24) for app in laid_out.apps)
    return words.say("conclusion"), *(words.say(f"outcome.{outcome.value}") for outcome in Outcome)


def _overview(laid_out: Page, words: Words) -> Iterator[tuple[str, tuple[Mark | None, ...]]]:
    """A row an Article while the apps fit beside each other, else a row an app with its counts, the worst first."""
    if laid_out.abreast:
        yield from (_articles(row, words) for row in laid_out.overview)
        return
    for app in sorted(laid_out.apps, key=lambda one: SEVERITY[one.conclusion])[:MOST_ROWS]:
        counts = app.result.counts.items()
        cells = (replace(mark(outcome, words), word=str(count)) if count else None for outcome, count in counts)
        yield plain(app.result.app.name, 40), (mark(app.conclusion, words), *cells)


def _articles(row: OverviewRow, words: Words) -> tuple[str, tuple[Mark | None, ...]]:
    name = f"{article_name(row.article, words)} {article_title(row.article, words)}"
    told = zip(row.cells, row.partly, strict=True)
    return name, tuple(mark(cell, words, partly) if cell else None for cell, partly in told)


def _switches(inspection: Inspection, words: Words) -> Iterator[Line]:
    for switch, value in inspection.switches.items():
        yield Line(words.name("switch", plain(switch, 60)), words.name("switch_value", plain(value, 60)))


def _calibration(inspection: Inspection, words: Words) -> Iterator[str]:
    if inspection.calibration:
        yield plain(words.of(inspection.calibration), 600)
    for one in inspection.ground_truth:
        met = words.say("ground_truth.met" if one.met else "ground_truth.unmet")
        counts = words.say("ground_truth.counts", planted=one.planted, found=one.found)
        told = f"{plain(one.app, 60)}{words.say('colon')}{met}{words.say('comma')}{counts}"
        parts = [told]
        if one.missed:
            parts.append(f"{words.say('ground_truth.missed')} {words.joined([plain(x, 80) for x in one.missed[:10]])}")
        if one.false_findings:
            named = words.joined([plain(x, 80) for x in one.false_findings[:10]])
            parts.append(f"{words.say('ground_truth.false')} {named}")
        yield words.say("comma").join(parts)


def _answer(one: PersonAnswer, words: Words) -> Line:
    """The sentence names who and when; the papers and the devices follow it."""
    papers = [f"{words.say('answers.document')}{words.say('colon')}{words.joined(list(one.documents))}"]
    where = words.joined([one.app, *one.devices])
    told = [one.said, *(papers if one.documents else []), f"{words.say('answers.where')}{words.say('colon')}{where}"]
    return Line(f"{one.title}（{one.rule}）", "\n".join(told))


def _run(one: InspectedRun, words: Words) -> RunRow:
    return RunRow(
        folder=plain(one.folder, 120),
        app=plain(one.run.app.name, 60),
        device=marked_device(one.run.device.name, words, simulated=one.run.device.simulated),
        began=minute_text(one.run.began),
        ended=minute_text(one.ended) if one.ended else "",
        status=words.say(f"run_status.{one.status.value}"),
        seal=words.say(f"seal.{one.seal_state}"),
        digest=plain(one.seal_digest, 128),
    )


def _verify(words: Words) -> str:
    return f"{words.say('method.verify.text')}harness verify RUN{words.say('stop')}{words.say('method.verify.codes')}"


def _signatures(inspection: Inspection, words: Words) -> Iterator[Line]:
    order = inspection.order
    for part, name in (
        ("prepared", order.prepared_by),
        ("reviewed", order.reviewed_by),
        ("approved", order.approved_by),
    ):
        yield Line(words.say(f"signature.{part}"), plain(name, 60))
    yield Line(words.say("signature.date"), "")


def _plots(inspection: Inspection, box: PictureBox, words: Words) -> Iterator[FiledPicture]:
    for what, plot in drawn_plots(inspection, Paper(words.language, "png")):
        yield box.plot(plot, words.language, what)
