"""One self-contained HTML file: no network, no script, every text of the app escaped; prints on A4."""

from collections.abc import Callable, Collection
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.model.saying import Language
from harness.report.account import account
from harness.report.articles import article_name, article_title
from harness.report.brief import brief, no_findings, nothing_open, nothing_to_mend
from harness.report.clock_text import minute_text
from harness.report.leak_guard import refuse_leaks
from harness.report.page import Page, page
from harness.report.particulars import deviations, particulars
from harness.report.people_answers import people_answers
from harness.report.plain_text import css_string, for_template, plain
from harness.report.statements import statements
from harness.report.subject import Inspection
from harness.report.untested import grouped, waiting_text
from harness.report.words import Words, load_words, reports_folder

TEMPLATE = "inspection.html.j2"
STYLE = "inspection.css"


def inspection_html(inspection: Inspection, language: Language = "zh", forbidden: Collection[str] = ()) -> str:
    """The document. Raises EvidenceBroken when one of the raw values in `forbidden` would stand in it."""
    words = load_words(language)
    laid_out = page(inspection, words)
    document = _environment(words).get_template(TEMPLATE).render(**_context(laid_out, words))
    refuse_leaks(document, forbidden, where="report.html")
    return document


def _environment(words: Words) -> Environment:
    made = Environment(
        loader=FileSystemLoader(reports_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=for_template,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_functions(words))
    return made


def _functions(words: Words) -> dict[str, Callable[..., Any]]:
    return {
        "t": words.say,
        "name": words.name,
        "of": words.of,
        "joined": lambda parts: words.joined([plain(str(part)) for part in parts]),
        "article": lambda article: article_name(article, words),
        "article_title": lambda article: article_title(article, words),
        "minute": minute_text,
        "percent": lambda share: f"{round(share * 100)}%",
        "short": plain,
        "nothing_to_mend": nothing_to_mend,
        "nothing_open": nothing_open,
        "no_findings": no_findings,
        "brief": lambda app, laid_out: brief(app, laid_out, words),
        "account": lambda app: account(app, words),
        "grouped": lambda rules: grouped(rules, words),
        "waiting_text": lambda waiting: waiting_text(waiting, words),
    }


def _context(laid_out: Page, words: Words) -> dict[str, Any]:
    inspection = laid_out.inspection
    title = inspection.title or words.say("title")
    return {
        "page": laid_out,
        "inspection": inspection,
        "particulars": particulars(inspection, words),
        "deviations": deviations(inspection, words),
        "statements": statements(inspection, words),
        "answers": people_answers(inspection, words),
        "title": title,
        "language": laid_out.language,
        "style": Markup((reports_folder() / STYLE).read_text(encoding="utf-8")),
        "header_text": Markup(css_string(f"{title}  {inspection.report_id}")),
        "footer_text": Markup(css_string(words.say("print_footer"))),
    }
