"""An app in two lines, for the first page of a report of several: what must be mended, and what was not tested."""

from harness.report.folded import folded
from harness.report.page import AppPage, Page
from harness.report.plain_text import plain
from harness.report.words import Words

MOST_TITLES = 3
MOST_SIGNS = 60


def brief(app: AppPage, page: Page, words: Words) -> tuple[tuple[str, str], ...]:
    """Pairs of a label and its text; the numbered findings and all reasons follow on the app's own page."""
    return (words.say("to_mend"), _to_mend(app, page, words)), (words.say("not_tested_head"), _open(app, words))


def _to_mend(app: AppPage, page: Page, words: Words) -> str:
    rules = [(card.result.rule, page.rule(card.result.rule)) for card in app.cards]
    titles = [plain(words.of(known.title), MOST_SIGNS) if known else plain(rule, 40) for rule, known in rules]
    return folded(titles, MOST_TITLES, "rules", words) if titles else words.say("to_mend.none")


def _open(app: AppPage, words: Words) -> str:
    if not app.untested.rules:
        return words.say("not_tested.none")
    count = words.say("not_tested.rules", count=len(app.untested.rules))
    return words.say("comma").join((count, *(plain(why, MOST_SIGNS) for why, _ in app.reasons[:1])))
