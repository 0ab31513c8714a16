"""An app in two lines, for the first page of a report of several: what must be mended, and what was not tested."""

from harness.model.verdict import Outcome
from harness.report.folded import folded
from harness.report.page import AppPage, Page
from harness.report.plain_text import plain
from harness.report.words import Words

MOST_TITLES = 3
MOST_SIGNS = 60


def brief(app: AppPage, page: Page, words: Words) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and its text; the numbered findings and all reasons follow on the app's own page."""
    return (words.say("to_mend"), _to_mend(app, page, words)), (words.say("not_tested_head"), _open(app, words))


def nothing_to_mend(app: AppPage) -> str:
    """The key of what is said where there is no finding: that of an app on which nothing was concluded is no praise."""
    return "to_mend.unknown" if app.conclusion is Outcome.NOT_TESTED else "to_mend.none"


def no_findings(page: Page) -> str:
    """The key of what stands in the chapter on findings when there are none."""
    return "findings.none" if any(app.conclusion is not Outcome.NOT_TESTED for app in page.apps) else "to_mend.unknown"


def nothing_open(app: AppPage) -> str:
    """The key of what is said where no rule was left untested; without any rule there was none to test."""
    judged = any(not one.waits for one in app.result.results)
    return "not_tested.none" if judged else "not_tested.no_rule"


def _to_mend(app: AppPage, page: Page, words: Words) -> str:
    rules = [(card.result.rule, page.rule(card.result.rule)) for card in app.cards]
    titles = [plain(words.of(known.title), MOST_SIGNS) if known else plain(rule, 40) for rule, known in rules]
    return folded(titles, MOST_TITLES, "rules", words) if titles else words.say(nothing_to_mend(app))


def _open(app: AppPage, words: Words) -> str:
    if not app.untested.rules:
        return words.say(nothing_open(app))
    count = words.say("not_tested.rules", count=len(app.untested.rules))
    return words.say("comma").join((count, *(plain(why, MOST_SIGNS) for why, _ in app.reasons[:1])))
