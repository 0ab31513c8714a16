"""Those who are named because they fell behind: 未接龙 5 人：…, 后三名：…, 黑榜 over rows, 迟到 under its number."""

import re
from collections.abc import Iterator, Sequence

from harness.detect.screen.people_rows import people_row
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.people_names import is_person, is_unit, names_in
from harness.detect.words.phrases import Phrases

_SAID = Phrases("named_behind")

_COUNTED = re.compile(r"等?[1-9]\d*(人|名|户|家|个(村|单位|支部)?)")
_FIGURE = re.compile(r"[1-9]\d*(\.\d+)?(次|天|人|件|项|条|个|户|分钟|小时)?")
_AFTER_HEAD = re.compile(r"[:：]")
_CLAUSE = re.compile(r"[。;!?]")
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff·*×○]{2,6}(等\d+.)?|[一二三四五六初高]\(\d{1,2}\)班?|\d{3,4}(室|户|号)?")
_READ = re.compile(r"(未|没有?)(阅|读|阅读)")  # a message, too, stands beside the name of its sender
LEAST_STATES = 2
ABOVE_DP, ASIDE_DP = 44.0, 24.0
BELOW_ROWS = 2
LEAST_LISTED, PART_CHARACTERS = 2, 8
LIST_CHARACTERS, HEAD_CHARACTERS, ROW_CHARACTERS = 60, 14, 32


def named_behind(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """The pieces of each label of failure with the names or the number that belong to it."""
    if _SAID.of_others.search(view.title):
        return
    if not view.is_reading:
        yield from _in_rows(view)
    for at, row in enumerate(view.rows):
        for piece in row:
            if view.part(piece) is not Part.INPUT:
                yield from _told(view, at, row, piece)


def _in_rows(view: ScreenView) -> Iterator[Sequence[Piece]]:
    """Rows that name one and end with what he failed to do, or that he came last."""
    failed = [row for row in view.rows if len(row) > 1 and _SAID.state.fullmatch(row[-1].text) and _names(view, row)]
    if len(failed) >= LEAST_STATES or _SAID.of_work.search(view.text):
        yield from (row for row in failed if not _READ.search(row[-1].text))
    yield from ([piece] for piece in view.pieces if _in_brackets(piece))
    for row in view.rows:
        near = "|".join(piece.text for piece in row)
        if len(near) > ROW_CHARACTERS or not _SAID.lags.fullmatch(near) or _SAID.lags_otherwise.search(near):
            continue
        if (len(row) > 1 or any(map(str.isdigit, near))) and _names(view, row):
            yield row


def _in_brackets(piece: Piece) -> bool:
    """拆迁一组(未报)."""
    found = _SAID.bracketed.fullmatch(piece.text)
    return found is not None and (is_person(found[1]) or is_unit(found[1]))


def _names(view: ScreenView, row: Sequence[Piece]) -> bool:
    return people_row(row, view.told_persons) is not None


def _told(view: ScreenView, at: int, row: Sequence[Piece], piece: Piece) -> Iterator[Sequence[Piece]]:
    if any(_heads_names(clause) for clause in _CLAUSE.split(piece.text)):
        yield [piece]
    elif view.only_reads(piece):
        return
    elif row[0] is piece and _SAID.head.fullmatch(piece.text):
        beside = [one for one in row[1:] if _lists_names(one.text)]
        below = view.rows[at + 1 : at + 1 + BELOW_ROWS] if len(row) == 1 else ()
        named = beside or [one for under in below for one in under if _lists_names(one.text) or _blames(one.text)]
        only_counted = _SAID.app_use.search(piece.text) and all(_COUNTED.fullmatch(one.text) for one in named)
        if named and not only_counted:
            yield [piece, *named]
    elif _SAID.tile.fullmatch(piece.text) and _SAID.of_work.search(view.text):
        figures = () if _has_own_figure(view, piece) else view.pieces
        yield from ([piece, figure] for figure in figures if _belongs(figure, piece))


def _heads_names(clause: str) -> bool:
    """后三名：田应华、罗成 in one text; 罗正刚：昨天漏签 says it the other way round."""
    head, colon, rest = _AFTER_HEAD.sub(":", clause).partition(":")
    if not colon or len(clause) > LIST_CHARACTERS:
        return False
    return (_ends_head(head) and _lists_names(rest)) or (is_person(head) and bool(_SAID.failing.fullmatch(rest)))


def _ends_head(head: str) -> bool:
    """Whether a label of failure stands right before the colon."""
    starts = range(max(0, len(head) - HEAD_CHARACTERS), len(head))
    return any(_SAID.head.fullmatch(head, start) for start in starts)


def _lists_names(text: str) -> bool:
    """Persons or units one after the other, or how many they are."""
    names = [part for part in names_in(text) if len(part) <= PART_CHARACTERS]
    known = sum(is_person(name) or is_unit(name) for name in names)
    if known >= 1 and (known >= LEAST_LISTED or len(names) == known or _COUNTED.search(text)):
        return True
    listed = [part for part in text.rstrip(".").split("、") if _SHORT_NAME.fullmatch(part)]
    return len(listed) >= LEAST_LISTED and len(listed) == text.count("、") + 1 and not _SAID.papers.search(text)


def _blames(text: str) -> bool:
    """A row that names one and what he left undone or how far he came: 3组吴某：柴草乱堆, 青杠乡石老三 0km."""
    return bool(_SAID.blamed.search(text))


def _belongs(figure: Piece, label: Piece) -> bool:
    """A number that is not 0 right above a label."""
    across = abs(figure.box.centre[0] - label.box.centre[0])
    up = label.box.centre[1] - figure.box.centre[1]
    return bool(_FIGURE.fullmatch(figure.text)) and across <= ASIDE_DP and 0 < up <= ABOVE_DP


def _has_own_figure(view: ScreenView, label: Piece) -> bool:
    """A number of its own in its row, which is told elsewhere."""
    return any(one.text[:1].isdigit() for one in view.row(label) if one is not label)
