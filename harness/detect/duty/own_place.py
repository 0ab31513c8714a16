"""The place of the user or of a unit as it is told: in a sentence, in a row or tile of its own, in a list of places."""

import re
from collections.abc import Iterable

from harness.detect.screen.people_rows import PeopleRow, is_unit, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.model.observation import Kind, Observation

_SAID = Phrases("own_place")

ORDER_WORD = _SAID.order_word
SPORT = _SAID.sport
_ENDS = re.compile(r"(前|后|倒数|末)[一二三四五六七八九十\d]+(名|位)[:是为](.{2,60})")
_FLAG = re.compile(r"(红|黑|黄|绿)(榜|灯|旗|牌)")
_OWN_MENU = frozenset(
    [
        "积分榜",
        "积分排名",
        "积分排行",
        "积分排行榜",
        "我的排名",
        "单位排名",
        "全省排名",
        "本周排名",
        "红黑榜",
        "龙虎榜",
        "通报排名",
        "得分榜",
    ]
)
_BARE_UNIT = re.compile(r"(单位|部门|支部|科室)(内)?(积分)?排名")
TILE_DP, BELOW_DP, PROSE_CHARACTERS, SEVERAL_NAMES = 40.0, 76.0, 60, 2


def told_places(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A sentence that tells the user or a unit its place, and a list of places without figures."""
    for piece in view.pieces:
        if _SAID.beats.search(view.near(piece)) and "%" in view.near(piece) and not SPORT.search(view.section(piece)):
            yield sighting(Kind.RANKING, view, view.row(piece), masker, confidence=0.8, subject="persons")
        if len(piece.text) > PROSE_CHARACTERS or (
            _SAID.news_rank.search(piece.text) and not _SAID.ours.search(piece.text)
        ):
            continue
        compared = len(_SAID.places.findall(piece.text)) >= 2 and _SAID.compares.search(view.title_over(piece))
        if compared:
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject="units")
        who = (
            "persons"
            if _SAID.told_rank.search(piece.text)
            else "units"
            if _SAID.told_unit_rank.search(piece.text)
            else ""
        )
        if who:
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)
        ends = _ENDS.search(piece.text)
        if ends and len([name for name in re.split("[、,，和]", ends[3]) if is_unit(name)]) >= SEVERAL_NAMES:
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject="units")
    yield from _placed_rows(view, masker)
    flagged = [row for row in people_rows(view) if row.who == "units" and _FLAG.fullmatch(row.pieces[0].text)]
    if len(flagged) >= SEVERAL_NAMES and not load_lexicon("ranking").is_benign_title(view.title):
        pieces = [piece for row in flagged for piece in row.pieces]
        yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.7, subject="units", data={"rows": len(flagged)})
    placed = [
        row
        for row in people_rows(view)
        if any(_SAID.place.fullmatch(piece.text) for piece in row.pieces) or _is_explicit(row, view)
    ]
    for kind in ("persons", "units"):
        rows = [row for row in placed if row.who == kind and not SPORT.search(view.section(row.pieces[0]))]
        benign = rows and load_lexicon("ranking").is_benign_title(view.title_over(rows[0].pieces[0]))
        if (
            len(rows) >= 2
            and not benign
            and any(ORDER_WORD.search(view.section(row.pieces[0])) or _is_explicit(row, view) for row in rows)
        ):
            pieces = [piece for row in rows for piece in row.pieces]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.75, subject=kind, data=data)


def _is_explicit(row: PeopleRow, view: ScreenView) -> bool:
    """第1名 胡大姐 561 次: the place stands in the row, and what is counted is no sport and no examination."""
    told = row.ordinal is not None and bool(row.figures) and _SAID.explicit.match(row.text.replace(" ", ""))
    return bool(told) and not _SAID.of_nobody.search(f"{view.title}{view.section(row.pieces[0])}")


def _placed_rows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rows that say which place somebody or his unit has among how many."""
    lexicon = load_lexicon("ranking")
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        section = view.section(row[0])
        benign = lexicon.is_benign_title(view.title_over(row[0])) or lexicon.is_benign_title(text)
        if benign or len(text) > PROSE_CHARACTERS // 2 or _SAID.of_nobody.search(text) or SPORT.search(section):
            continue
        placed = _SAID.placed.search(text)
        if placed is None and _SAID.of_one.search(text) is None:
            continue
        of_unit = placed and (
            placed["home"] or any(_SAID.a_unit.search(placed[one] or "") for one in ("whose", "after"))
        )
        # 单位排名 on one's own page is the place within the unit; 您在全科室排名 is one's own anywhere.
        mine = re.match("您|你|我在|本人", text) is not None
        mine = mine or (bool(_BARE_UNIT.match(text)) and _is_ones_own(view))
        of_unit = of_unit and not mine
        who = "units" if of_unit else "persons"
        yield sighting(Kind.RANKING, view, row, masker, confidence=0.7, subject=who)


def _is_ones_own(view: ScreenView) -> bool:
    """Whether the page is about one person."""
    return re.search("我的|个人|您", view.text) is not None


def own_place(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    row = "".join(other.text for other in view.row(piece))
    ranked_unit = re.search(r"((本|我|所在)单位|本校|部门|支部|科室)(积分)?排名", row)
    ranked_unit = ranked_unit or (None if _is_ones_own(view) else _BARE_UNIT.match(row))
    who = "units" if ranked_unit or (piece.is_control and "单位" in row) else "persons"
    tile = _SAID.own_place.fullmatch(piece.text) and len(view.row(piece)) > 1 and _figure_at(view, piece)
    if tile and not view.is_reading:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)
    if _SAID.own_rank.search(row) and not view.is_reading:
        yield sighting(Kind.RANKING, view, view.row(piece), masker, confidence=0.85, subject=who)
    elif piece.is_control and piece.text in _OWN_MENU:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject=who)


def _figure_at(view: ScreenView, piece: Piece) -> bool:
    """Whether a bare figure stands right above or below: the tile of a place."""
    return any(
        abs(other.box.centre[0] - piece.box.centre[0]) < TILE_DP
        and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        and re.fullmatch(r"第?\d{1,5}名?", other.text)
        for other in view.pieces
        if other is not piece
    )
