"""How many have and use the app, and who does not: tiles, so many of so many, tables, names of those who have not.

Rates of devices, beds, vaccines and firms are none; nor is what the user is told of his own account.
"""

from collections.abc import Iterable, Sequence

from harness.detect.duty.placed_list import placed_list
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import is_person, is_unit, names_in
from harness.detect.words.phrases import Phrases

_SAID = Phrases("user_counts")

ROW_CHARACTERS, SENTENCE_CHARACTERS, SEVERAL, LEAST_COLUMNS = 44, 90, 2, 2
TILE_DP, ALIGNED_DP = 60.0, 40.0


def user_counts(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """The places of a screen that count the app's users or name those who are none."""
    if view.is_article and not view.is_circular:
        return
    for row in view.rows:
        if _tells(view, row):
            yield row
    for piece in view.pieces if _SAID.use_spoken_of.search(view.text) else ():
        if len(_SAID.each_share.findall(piece.text)) >= SEVERAL and not _of_things(view, piece):
            yield [piece]
    if view.is_reading and not view.is_circular:
        return
    for piece in view.wrapped(2):
        if _says(piece.text) and not _of_things(view, piece):
            yield [piece]
    yield from _tiles(view)
    yield from _tables(view)
    yield from _named(view)
    yield from _rated_rows(view)
    yield from _counted_units(view)


def _of_things(view: ScreenView, piece: Piece) -> bool:
    near = f"{view.title_over(piece)}|{view.near(piece)}"
    return bool(_SAID.of_things.search(near)) or load_lexicon("usage_rate").is_benign_title(near)


def _tells(view: ScreenView, row: Sequence[Piece]) -> bool:
    text = "|".join(piece.text for piece in row)
    if _SAID.weight.search(text):
        return False
    if len(text) > ROW_CHARACTERS or view.is_reading or _SAID.to_user.search(text) or _of_things(view, row[0]):
        return False
    if any(said.search(text) for said in (_SAID.absent_counted, _SAID.habit, _SAID.of_which, _SAID.absent_list)):
        return True
    of_whom = f"{view.title_over(row[0])}|{view.section(row[0])}"
    if _SAID.rate.search(text):
        return bool(_SAID.people_counted.search(of_whom))
    return bool(_SAID.of_all.search(text)) and bool(_SAID.people_counted.search(text))


def _says(sentence: str) -> bool:
    """A sentence that gives a rate or a count of those who have not, or names them."""
    if len(sentence) > SENTENCE_CHARACTERS or _SAID.to_user.match(sentence):
        return False
    if (named := _SAID.absent_named.search(sentence)) is not None:
        names = [_SAID.home.sub("", name) for name in names_in(named["names"])]
        if sum(is_person(name) or is_unit(name) for name in names) >= SEVERAL:
            return True
    if _SAID.of_which.search(sentence) or len(_SAID.each_rated.findall(sentence)) >= SEVERAL:
        return True
    counted = _SAID.absent_counted.search(sentence) or _SAID.rate.search(sentence) or _SAID.of_all.search(sentence)
    return bool(counted) and bool(_SAID.people_counted.search(sentence))


def _tiles(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """A label of use with a share right above or below it."""
    for piece in view.pieces:
        part = _SAID.taking_part.fullmatch(piece.text) and _SAID.of_learners.search(view.section(piece))
        if not (part or _SAID.tile.fullmatch(piece.text)) or _of_things(view, piece):
            continue
        figures = [
            other
            for other in view.pieces
            if _SAID.percent.fullmatch(other.text)
            and abs(other.box.centre[0] - piece.box.centre[0]) <= ALIGNED_DP
            and abs(other.box.centre[1] - piece.box.centre[1]) <= TILE_DP
        ]
        if figures:
            yield [piece, figures[0]]


def _tables(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """The head of a table of units or people with columns of who should and who has."""
    for row in view.rows:
        columns = [piece for piece in row if _SAID.column.fullmatch(piece.text)]
        by = [piece for piece in row if _SAID.columns_by.fullmatch(piece.text)]
        if len(columns) >= (1 if by else LEAST_COLUMNS) and not _of_things(view, row[0]):
            yield row


def _rated_rows(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """Units or people, each with a share, on a screen that a label calls one of rates."""
    heads = [piece for piece in view.pieces if _SAID.rate_head.fullmatch(piece.text) and not _of_things(view, piece)]
    rated = [row for row in people_rows(view) if any(unit == "%" for _, unit in row.figures)]
    listed = [row for row in (placed_list(view) if heads else ()) if any(unit == "%" for _, unit in row.figures)]
    rated = rated if len(rated) >= SEVERAL else listed
    if heads and len(rated) >= SEVERAL:
        yield [heads[0], *(piece for row in rated for piece in row.pieces)]


def _counted_units(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """Units below each other, each with how many have the app, by the cells or by the label over them."""
    pairs = [row for row in view.rows if len(row) > 1 and is_unit(row[0].text) and _SAID.unit_count.search(row[1].text)]
    if len(pairs) >= SEVERAL and not _of_things(view, pairs[0][0]):
        yield [piece for row in pairs for piece in row]
    heads = [piece for piece in view.pieces if _SAID.count_head.fullmatch(piece.text) and not _of_things(view, piece)]
    listed = placed_list(view) if heads else ()
    if len(listed) >= SEVERAL:
        yield [heads[0], *(piece for row in listed for piece in row.pieces)]


def _named(view: ScreenView) -> Iterable[Sequence[Piece]]:
    """Names below a heading of those who have not."""
    for piece in view.pieces:
        if not _SAID.absent_head.fullmatch(piece.text) or _SAID.to_user.search(piece.text) or _of_things(view, piece):
            continue
        below = [
            other
            for other in view.pieces
            if other.box.y_dp > piece.box.y_dp and other.node.in_dialog == piece.node.in_dialog
        ]
        named = [other for other in below if any(is_person(name) for name in names_in(other.text))]
        if sum(sum(map(is_person, names_in(other.text))) for other in named) >= SEVERAL:
            yield [piece, *named]
