"""The director's page of an app: whatever was found, it is one page. Long lists are cut, with a pointer to the chapter.

Nobody knows the length of a page before it is set, so its height is reckoned from the number of lines, in the looser of
the two forms (Word with wide fonts); what is cut stands whole in the chapters behind.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import ceil
from types import MappingProxyType

from harness.model.saying import Language
from harness.report.filed.content import FiledApp, MendLine
from harness.report.words import Words

PAGE_MM = 259.0  # of the 262 mm between the margins of an A4 page
TITLE_MM: Mapping[Language, float] = MappingProxyType(
    {"zh": 20.0, "en": 27.0}
)  # the report's title, number and laboratory, where the app's page is the report's first
NOTICE_MM = 8.0
FRAME_MM = 32.0  # the app's name and conclusion, four short facts, three headings, the gaps around two tables
LINE_MM = 4.9
CELL_LINE_MM = 4.6
LINE_SIGNS, NOTE_SIGNS, CELL_SIGNS = 50, 55, 48  # full-width signs a line: of the text, of small text, of a wide cell
TABLE_SIGNS, ARTICLE_SHARE, CELL_SHARE, WAIT_SHARE = 56.0, 3402, 1247, 1701  # as the columns of inspection.docx
CELL_MARGIN_SIGNS = 1.3
SHORT, LONG_FACT, LEAST_TO_MEND, LEAST_OPEN = 60, 90, 2, 1


def fitted(app: FiledApp, words: Words, *, leads: bool) -> FiledApp:
    """`app` with as much on its first page as fits; `leads` where the report begins with it."""
    room = PAGE_MM - (TITLE_MM[words.language] + NOTICE_MM if leads else 0.0)
    return next((one for one in _shorter(app, words) if _height(one) <= room), _bare(app, words))


def _shorter(app: FiledApp, words: Words) -> Iterator[FiledApp]:
    """The page whole, then with ever less on it: first the advice is cut short, then lists are."""
    yield app
    app = replace(app, to_mend=tuple(replace(one, text=_cut(one.text, SHORT)) for one in app.to_mend))
    yield app
    app = _without_devices(app)
    yield app
    app = replace(app, not_concluded=_cut(app.not_concluded, 2 * SHORT), warnings=_fewer(app.warnings))
    yield app
    app = replace(app, to_mend=tuple(replace(one, text="") for one in app.to_mend))
    yield app
    for kept in range(len(app.to_mend) - 1, LEAST_TO_MEND - 1, -1):
        yield _mending(app, kept, words)
    yield _bare(app, words)


def _bare(app: FiledApp, words: Words) -> FiledApp:
    """The least that a director must still read."""
    app = _without_devices(app)
    short = _mending(app, min(LEAST_TO_MEND, len(app.to_mend)), words)
    return replace(
        short,
        to_mend=tuple(replace(one, text="") for one in short.to_mend),
        not_tested=short.not_tested[:LEAST_OPEN],
        not_concluded=_cut(app.not_concluded, SHORT),
        warnings=_fewer(app.warnings)[:1],
        facts=tuple(replace(fact, text=_cut(fact.text, LONG_FACT)) for fact in app.facts),
    )


def _without_devices(app: FiledApp) -> FiledApp:
    """Each Article with its conclusion over all devices alone, so that a row is one line; the findings name devices."""
    return replace(app, heads=(), articles=tuple(replace(row, cells=()) for row in app.articles))


def _mending(app: FiledApp, kept: int, words: Words) -> FiledApp:
    cut = len(app.to_mend) - kept
    if cut <= 0:
        return app
    more = words.say("to_mend.more", count=app.found - kept)
    return replace(app, to_mend=app.to_mend[:kept], more_to_mend=more)


def _fewer(warnings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_cut(one, SHORT) for one in warnings[:2])


def _cut(text: str, signs: int) -> str:
    return text if len(text) <= signs else text[:signs] + "…"


def _height(app: FiledApp) -> float:
    """Millimetres of everything below the report's title."""
    small = [app.waiting, app.not_concluded, app.more_to_mend]
    table = _lines([fact.text for fact in app.facts], CELL_SIGNS) + _table_lines(app)
    text = _lines(app.warnings, LINE_SIGNS) + _lines(map(_mend_text, app.to_mend), LINE_SIGNS)
    text += _lines(app.not_tested, LINE_SIGNS) + _lines(small, NOTE_SIGNS) + 1
    return FRAME_MM + table * CELL_LINE_MM + text * LINE_MM


def _mend_text(one: MendLine) -> str:
    return f"{one.mark.sign} {one.title}（{one.article} · 00000）{one.text}"


def _table_lines(app: FiledApp) -> int:
    """Lines of the table of Articles: each row is as high as its highest cell."""
    shares = [ARTICLE_SHARE, *(CELL_SHARE for _ in app.heads), CELL_SHARE, WAIT_SHARE]
    signs = [max(2, int(TABLE_SIGNS * share / sum(shares) - CELL_MARGIN_SIGNS)) for share in shares]
    rows = [["", *app.heads, "", ""]]
    for row in app.articles:
        marks = [f"{one.sign} {one.word}" if one else "" for one in (*row.cells, row.overall)]
        rows.append([f"{row.name} {row.title}", *marks, row.waiting])
    return sum(max(_lines([cell], width) for cell, width in zip(row, signs, strict=True)) or 1 for row in rows)


def _lines(texts: Iterable[str], signs: int) -> int:
    return sum(ceil(_signs(text) / signs) for text in texts if text)


def _signs(text: str) -> float:
    """Width of a text in full-width signs."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
