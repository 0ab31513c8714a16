"""JUnit XML for CI: one case a rule, app and device; a violation fails, what was not tested is skipped with why."""

from collections.abc import Collection, Iterator
from xml.etree import ElementTree as Xml

from harness.model.answer import Answer
from harness.model.saying import Language
from harness.model.verdict import Outcome, Verdict
from harness.report.articles import article_name
from harness.report.clock_text import BEIJING
from harness.report.leak_guard import refuse_leaks
from harness.report.outcomes import AppResult, Column, RuleResult, by_app
from harness.report.particulars import particulars
from harness.report.people_answers import answered
from harness.report.plain_text import plain
from harness.report.subject import Inspection
from harness.report.words import Words, load_words

SKIPPED = (Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE)
TOLD = (Outcome.SUSPECT, Outcome.ADVICE)


def junit_xml(inspection: Inspection, language: Language = "zh", forbidden: Collection[str] = ()) -> bytes:
    """UTF-8 XML, one suite an app and device, with the particulars of ISO/IEC 17025.

    What is suspected or advised passes and says so in its output.

    Raises EvidenceBroken when one of the raw values in `forbidden` would stand in it.
    """
    words = load_words(language)
    root = Xml.Element("testsuites", name=plain(inspection.title or words.say("title"), 120))
    for app in by_app(inspection.runs, inspection.rules):
        for column in app.columns:
            _suite(root, app, column, inspection, words)
    _count(root, list(root.iter("testcase")))
    Xml.indent(root, " ")
    document: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    refuse_leaks(document.decode("utf-8"), forbidden, where="junit.xml")
    return document


def _suite(root: Xml.Element, app: AppResult, column: Column, inspection: Inspection, words: Words) -> None:
    runs = [one for one in app.runs if (one.run.device.key, one.run.network) == (column.device, column.network)]
    suite = Xml.SubElement(
        root,
        "testsuite",
        name=plain(f"{app.app.key}.{column.device}.{column.network}", 200),
        timestamp=min(one.run.began for one in runs).astimezone(BEIJING).isoformat(timespec="seconds"),
    )
    properties = Xml.SubElement(suite, "properties")
    for one in particulars(inspection, words):
        Xml.SubElement(properties, "property", name=f"17025-{one.item} {one.label}", value=one.text)
    for result in sorted(app.results, key=lambda one: one.rule):
        outcome = result.at(column)
        if outcome is not None:
            suite.append(_case(result, outcome, column, inspection, words))
    _count(suite, suite.findall("testcase"))


def _case(result: RuleResult, outcome: Outcome, column: Column, inspection: Inspection, words: Words) -> Xml.Element:
    rule = inspection.rules.get(result.rule)
    title = f" {plain(words.of(rule.title), 120)}" if rule else ""
    app = result.instances[0].verdict.app
    case = Xml.Element(
        "testcase", classname=plain(f"{app}.{column.device}", 200), name=f"{plain(result.rule, 40)}{title}"
    )
    whys = list(_whys(result, outcome, column, words))
    answers = {plain(words.of(verdict.why), 600) for _, verdict in _answered(result, inspection)}
    why = whys[0] if whys else ""
    if outcome is Outcome.VIOLATION:
        failure = Xml.SubElement(case, "failure", type=outcome.value, message=why)
        failure.text = "\n".join([article_name(result.article, words), *whys])
    elif outcome in SKIPPED:
        Xml.SubElement(case, "skipped", message=f"{words.say(f'outcome.{outcome.value}')}{words.say('colon')}{why}")
    elif outcome in TOLD or any(one in answers for one in whys):
        told = Xml.SubElement(case, "system-out")
        told.text = "\n".join(f"{words.say(f'outcome.{outcome.value}')}{words.say('colon')}{one}" for one in whys)
    return case


def _answered(result: RuleResult, inspection: Inspection) -> Iterator[tuple[Answer, Verdict]]:
    for one in result.instances:
        yield from ((answer, said) for answer, said in answered(one.inspected, inspection) if said is one.verdict)


def _whys(result: RuleResult, outcome: Outcome, column: Column, words: Words) -> Iterator[str]:
    """Why, from every run on this device that came out so."""
    said = (
        plain(words.of(one.verdict.why), 600)
        for one in result.instances
        if one.column == column and one.verdict.outcome is outcome
    )
    yield from dict.fromkeys(said)


def _count(element: Xml.Element, cases: list[Xml.Element]) -> None:
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
