"""Install and activity rates per unit or person, and lists of those who have not installed or logged in."""

import re
from collections.abc import Iterable

from harness.detect.duty.user_counts import user_counts
from harness.detect.screen.people_rows import PeopleRow, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import is_lifted
from harness.detect.words.installed_thing import of_things
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.people_names import is_person
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("usage_rate")

_SHARE = re.compile(r"\d+(\.\d+)?%|^\d+/\d+$|(?<=\|)\d+/\d+")
_RANKED = re.compile(r"排名|排行|名次")
_TARGET = re.compile(r"(达到|不低于|不得低于|须达|目标|力争)\d+(\.\d+)?%|目标值")
_ACTION = re.compile(r"^(一键|批量)?(催办|提醒|通报|导出|约谈)")
_HAVE = re.compile(r"已(安装|激活|登录|注册|开通|下载|关注|装)\|?(人数|户数)?\|?\d")
_HAS_SHARE = re.compile(r"\d+(\.\d+)?%")
_PEOPLE = re.compile(r"\d+(人|户|名|个)?$")
_FIGURE = re.compile(r"\d+(\.\d+)?(%|人|户|名|个)")
TILE_DP, ALIGNED_DP = 60.0, 24.0
ROW_CHARACTERS, LEAST_NAMED = 40, 2
_ACTIVE = re.compile(r"已(激活|安装|登录|注册|开通|上线|关注)")
_INACTIVE = re.compile(r"(未|从未|尚未)(激活|安装|登录|注册|开通|上线|关注)")
_WEIGHT = re.compile(r"[(]占\d|权重|[×*]\d+%")
_OF_ONE = re.compile(r"^[\u4e00-\u9fff*]{2,4}:|\d+天")  # a state of somebody heads no list
_COUNT = re.compile(r"\|[\d,]+(人|户|名)?$|[\d,]+(人|户)$")
_TO_USER = re.compile(r"您|你|请")
_SPOKEN_TO = re.compile(r"^[^|]{0,6}(您|你)(已|还|尚|仍|从)")
_OWN_DATA = re.compile(r"^(申请人|办理人|姓名|联系人|经办人|办理方式)")
_ABSENT = re.compile(r"未(安装|激活|登录|使用|注册|开通|下载|活跃|上线|关注|参与)")


@EachRole
def detect_usage_rate(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """USAGE_RATE, one per role; a total without persons or units stays below 0.5."""
    for piece in view.pieces:
        if (
            _SAID.told_absent.search(piece.text)
            and not view.reads(piece)
            and not _SAID.other_use.search(view.near(piece))
        ):
            yield sighting(Kind.USAGE_RATE, view, [piece], masker, confidence=0.6, data=_use(view))
    if view.is_circular or not view.is_article:
        for piece in view.wrapped(2):
            told = _SAID.circulated.search(piece.text) or _SAID.rate_consequence.search(piece.text)
            innocent = is_lifted(piece.text) or _SAID.other_use.search(piece.text)
            if told and not innocent and not load_lexicon("usage_rate").is_benign_title(piece.text):
                yield sighting(Kind.USAGE_RATE, view, [piece], masker, confidence=0.6, data=_use(view))
    for found in user_counts(view):
        yield sighting(Kind.USAGE_RATE, view, found, masker, confidence=0.6, data=_use(view))
    yield from _of_whose(view, masker)
    yield from _counts(view, masker)
    yield from _own_users(view, masker)
    words = _rate_words(view)
    if not words or view.is_reading:
        return
    rows = people_rows(view)
    rated = [row for row in rows if _SHARE.search(row.text)]
    listed = [row for row in rows if any(_lists_absent(word, row, view) for word in words)]
    split = rated if len(rated) >= 2 else listed if len(listed) >= 2 else []
    pieces = [words[0], *(piece for row in split for piece in row.pieces)]
    sure = 0.9 if split else max(_shown_alone(view, word) for word in words)
    yield sighting(Kind.USAGE_RATE, view, pieces, masker, confidence=sure, data=_use(view))


def _counts(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rates and counts of the app's users in rows of their own: 干部用户 | 日活 61.2%, 未安装人员名单 | 31 人."""
    if view.is_reading:
        return
    lexicon = load_lexicon("usage_rate")
    both = _ACTIVE.search(view.text) and _INACTIVE.search(view.text)
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        benign = lexicon.is_benign_title(f"{view.title_over(row[0])}|{text}") or _SAID.other_use.search(
            view.section(row[0])
        )
        if benign or len(text) > ROW_CHARACTERS or _TO_USER.search(text) or _WEIGHT.search(text):
            continue
        heads = sum(bool(_SAID.of_having.fullmatch(piece.text)) for piece in row) >= LEAST_NAMED
        paired = heads or (both and (_ACTIVE.search(text) or _INACTIVE.search(text)) and _COUNT.search(text))
        if paired or _SAID.rate_of.search(text) or _SAID.listed.search(text) or _SAID.urges.fullmatch(text):
            yield sighting(Kind.USAGE_RATE, view, row, masker, confidence=0.6, data=_use(view))


def _own_users(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A rate of this app's users with its figure, those who have beside those who have not, units under its spread."""
    if view.is_reading:
        return
    lexicon = load_lexicon("usage_rate")
    urged = any(piece.is_control and re.search("提醒|催", piece.text) for piece in view.pieces)
    for piece in view.pieces:
        row = view.near(piece)
        if _SAID.other_use.search(view.section(piece)) or lexicon.is_benign_title(f"{view.title_over(piece)}|{row}"):
            continue
        rate = _SAID.own_rate.fullmatch(piece.text) and _HAS_SHARE.search(_with_figure(view, piece))
        both = _SAID.both_counted.search(row) or (urged and _SAID.still_not.search(row))
        if (rate or both) and len(row) <= ROW_CHARACTERS:
            yield sighting(Kind.USAGE_RATE, view, view.row(piece), masker, confidence=0.55, data=_use(view))
        if view.is_heading(piece) and not of_things(piece.text) and _SAID.spread_head.search(piece.text):
            rated = [one for one in view.rows if one[0] is not piece and _HAS_SHARE.search(view.near(one[0]))]
            if rated:
                pieces = [piece, *(other for one in rated for other in one)]
                yield sighting(Kind.USAGE_RATE, view, pieces, masker, confidence=0.6, data=_use(view))
        absent = view.is_heading(piece) and _ABSENT.search(piece.text) and (urged or "名单" in piece.text)
        if absent and not _TO_USER.search(piece.text):
            named = [one for one in view.pieces if is_person(one.text) and view.section(one) == view.section(piece)]
            if len(named) >= LEAST_NAMED:
                yield sighting(Kind.USAGE_RATE, view, [piece, *named], masker, confidence=0.7, data=_use(view))


def _of_whose(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """The rate of a unit's own people, or how many should have the app and how many have."""
    if view.is_reading:
        return
    for piece in view.pieces:
        row, text = view.near(piece), "|".join(view.section(piece).split("\n"))
        if _SAID.other_use.search(row):
            continue
        rate = (
            _SAID.of_users.search(piece.text)
            and _SAID.whose.search(piece.text)
            and _SHARE.search(_with_figure(view, piece))
        )
        count = _SAID.should.search(row) and _HAVE.search(text)
        if rate or count:
            yield sighting(Kind.USAGE_RATE, view, view.row(piece), masker, confidence=0.6, data=_use(view))


def _shown_alone(view: ScreenView, word: Piece) -> float:
    """A rate or a count of non-users of this app's own users, without the units or persons it may be split by."""
    row = _with_figure(view, word)
    counted = _SHARE.search(row) or (_ABSENT.search(word.text) and _PEOPLE.search(row))
    several = sum(bool(_SAID.of_users.search(piece.text)) for piece in view.pieces) > 1 or _SAID.managed.search(
        view.section(word)
    )
    return 0.55 if counted and several and _SAID.of_users.search(word.text) else 0.4


def _use(view: ScreenView) -> dict[str, object]:
    """What is done with the rates: ranked, held against a target, circulated or exported."""
    data: dict[str, object] = {"ranked": any(_RANKED.search(piece.text) for piece in view.pieces)}
    target = next((found.group() for piece in view.pieces if (found := _TARGET.search(piece.text))), None)
    actions = [piece.text for piece in view.pieces if piece.is_control and _ACTION.search(piece.text)]
    return data | ({"target": target} if target else {}) | ({"actions": actions[:5]} if actions else {})


def _rate_words(view: ScreenView) -> list[Piece]:
    lexicon = load_lexicon("usage_rate")
    return [
        piece
        for piece in view.pieces
        if view.part(piece) in (Part.CONTROL, Part.LABEL)
        and not _SPOKEN_TO.search(piece.text)
        and not _WEIGHT.search(piece.text)
        and lexicon.spot(piece.text, near=view.near(piece), title=view.title_over(piece))
    ]


def _lists_absent(word: Piece, row: PeopleRow, view: ScreenView) -> bool:
    """Whether persons stand under a label of those without: a sentence to the user in a dialog heads no list."""
    told = _TO_USER.search(word.text) or word.node.in_dialog != row.pieces[0].node.in_dialog
    labelled = _OWN_DATA.search(row.text) or _OF_ONE.search(word.text)
    return bool(_ABSENT.search(word.text)) and not told and not labelled and not view.reads(word)


def _with_figure(view: ScreenView, piece: Piece) -> str:
    """Its row, and what a tile or a card shows right above or below it."""
    row = view.row(piece)
    column = [
        other
        for other in view.pieces
        if other not in row
        and abs(other.box.centre[1] - piece.box.centre[1]) <= TILE_DP
        and min(abs(other.box.centre[0] - piece.box.centre[0]), abs(other.box.x_dp - piece.box.x_dp)) <= ALIGNED_DP
        and _FIGURE.fullmatch(other.text)
    ]
    return "|".join(other.text for other in (*row, *column))
