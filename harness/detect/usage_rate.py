"""Install and activity rates per unit or person, and lists of those who have not installed or logged in."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import people_rows
from harness.detect.piece import Piece
from harness.detect.reading_text import Part, is_article
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SHARE = re.compile(r"\d+(\.\d+)?%")
_RANKED = re.compile(r"排名|排行|名次")
_TARGET = re.compile(r"(达到|不低于|不得低于|须达|目标|力争)\d+(\.\d+)?%|目标值")
_ACTION = re.compile(r"^(一键|批量)?(催办|提醒|通报|导出|约谈)")
_OF_USERS = re.compile(r"(安装|激活|活跃|注册|登录|日活|月活|周活|开通)率|未(安装|激活|登录|使用|注册|开通)")
_CIRCULATED = re.compile(r"(安装|激活|使用|活跃|注册|登录)率.{0,8}\d+(\.\d+)?%.{0,16}(单位|部门|科室|整改|排名|通报)")
_MANAGED = re.compile(r"各?(单位|部门|科室|县区|乡镇)|催办|通报|整改|应(安装|激活|开通)|人员|用户")
_PEOPLE = re.compile(r"\d+(人|户|名|个)?$")
_ABSENT = re.compile(r"未(安装|激活|登录|使用|注册|开通)")


def detect_usage_rate(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """USAGE_RATE, one per role; a total without persons or units stays below 0.5."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if _CIRCULATED.search(piece.text) and not is_article(view.tree, view.pieces):
            yield sighting(Kind.USAGE_RATE, view, [piece], masker, confidence=0.6, data=_use(view))
    words = _rate_words(view)
    if not words or view.is_reading:
        return
    rows = people_rows(view)
    rated = [row for row in rows if _SHARE.search(row.text)]
    listed = [row for row in rows if any(_ABSENT.search(word.text) for word in words)]
    split = rated if len(rated) >= 2 else listed if len(listed) >= 2 else []
    pieces = [words[0], *(piece for row in split for piece in row.pieces)]
    sure = 0.9 if split else max(_shown_alone(view, word) for word in words)
    yield sighting(Kind.USAGE_RATE, view, pieces, masker, confidence=sure, data=_use(view))


def _shown_alone(view: ScreenView, word: Piece) -> float:
    """A rate or a count of non-users of this app's own users, without the units or persons it may be split by."""
    row = "".join(other.text for other in view.row(word))
    counted = _SHARE.search(row) or (_ABSENT.search(word.text) and _PEOPLE.search(row))
    several = sum(bool(_OF_USERS.search(piece.text)) for piece in view.pieces) > 1 or _MANAGED.search(view.text)
    return 0.55 if counted and several and _OF_USERS.search(word.text) else 0.4


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
        and lexicon.spot(piece.text, near=view.near(piece), title=view.title)
    ]
