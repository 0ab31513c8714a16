"""The place of the user or of a unit as it is told: in a sentence, in a row or tile of its own, in a list of places."""

import re
from collections.abc import Iterable

from harness.detect.screen.people_rows import PeopleRow, is_unit, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.model.observation import Kind, Observation

ORDER_WORD = re.compile(
    r"排名|排行|榜|名次|末位|积分|PK|赛马|比拼|战绩|领先|超过了|晾晒|红旗|竞赛|赛区|冠军|季军|比学赶超|垫底|评比|比武|打擂|擂台",
    re.IGNORECASE,
)
SPORT = re.compile(r"奖牌|球队|代表团|联赛|运动会|胜|志愿填报|投档|气温|AQI|GDP|产量|产值|收入|面积|降雨|摇号")
_OURS = re.compile(r"^(本[月周年季],?)?(您|你|我(?!国|市|省|县|区)|本(?!市|省|县|区|次)|贵)")
_ENDS = re.compile(r"(前|后|倒数|末)[一二三四五六七八九十\d]+(名|位)[:是为](.{2,60})")
_FLAG = re.compile(r"(红|黑|黄|绿)(榜|灯|旗|牌)")
_OWN_PLACE = re.compile(
    r"(我的|本人|个人|当前|本单位|单位|部门|支部|科室|全镇|全乡|全县|全市|全区|全省|全国|本校)(内)?(积分)?(排名|名次|位次)"
)
_TOLD_RANK = re.compile(
    r"^(本[月周日年季],?)?(您|你|本人|我)(?!单位|局|支部|镇|乡|科|街道|县|市|区|省|国|校|院|村|社区).{0,20}(排名?|位列|位居|排在|位次).{0,6}(第?\d{1,5}(名"
    r"|位)|第\d{1,5}(,|$))"
)
_TOLD_UNIT_RANK = re.compile(
    r"^((我|本)(单位|局|镇|乡|街道|科室?|支部|社区|村|县|区|校|院)|(?!您|你在|本人|我在).{2,8}(局|镇|乡|街道|科|支部|社区|村|中心|本单位|我单位)).{0,14}(排名?|位列"
    r"|位居|排在|名列).{0,4}(第\d+|第[一二三四五六七八九十]+|倒数|末位)"
)
# The places of towns or districts in a sentence of a page that compares them.
_PLACES = re.compile(r"[\u4e00-\u9fff]{2,6}(县|区|镇|乡|局|街道)(排?第[一二三四五六七八九十\d]+|末位|垫底|倒数)")
_COMPARES = re.compile(r"赛马|比拼|晾晒|排名通报|红黑榜|比学赶超|擂台")
_NEWS_RANK = re.compile(r"全国|百强|全省|城市|空气|GDP|考试|比赛|高校")
_PLACE = re.compile(r"第([一二三四五六七八九十]+|\d{1,3})名|末位|倒数第?.{0,2}|垫底")
_BEATS = re.compile(
    r"(您|你|我)?(已)?(超过了?|超越了?|领先|击败了?).{0,4}\|?(全省|全市|全县|全国|全部|本单位|同事|%|\d).{0,4}\d*(\.\d+)?%?"
)
_OWN_RANK = re.compile(
    r"(我的|本人|个人|我单位|所在单位|当前|全镇|全乡|全县|全市|全区|全省|全国|本单位|本校|本次|单位|部门|支部|总)(积分)?(排名|名次|位次):?(第)?\d{1,5}"
)
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
# A row that gives a place: 学员排名 | 213/640, 我村排名 | 全镇 8/14, 上周名次 | 第 4(共 9 个站所), 我 | 第 56 名.
_PLACED = re.compile(
    r"(?P<whose>^.{0,10}?)(总|积分)?(排名|名次|位次|排行)[:|]*(?P<within>[^\d第]{0,6})(第|No\.?)?(\d{1,5}/\d{1,5}|\d{1,4}名"
    r"|(?<=第)\d{1,5}|(?<=No\.)\d{1,5}|(?<=No)\d{1,5})(?P<after>.{0,8})"
    r"|(?P<star>.{2,4}(之星|标兵|达人))\|第\d{1,3}名|(?P<self>^(我|本人|您))\|?(第\d{1,5}名)|(?P<home>^(我|本)(所在)?(单位|科室|部门|社区|村"
    r"|镇|街道|支部|校|局|所))\|(NO\.?|第)[\d一二三四五六七八九十]+",
    re.IGNORECASE,
)
_A_UNIT = re.compile(
    r"(单位|支部|科室|小组|部门|我村|本村|[我本](镇|乡|街道|社区|校|局|所|站|县|区))$|个?(科室|单位|站所|乡镇|村|社区|支部|部门|班组)\)?$|(科室|单位|乡镇|部门)$"
)
_BARE_UNIT = re.compile(r"(单位|部门|支部|科室)(内)?(积分)?排名")
# A row that begins with its place needs no heading that calls it a ranking.
_EXPLICIT = re.compile(
    r"(NO\.?|第|TOP)[1-9一二三四五六七八九十]\d?(名|位)?(?=\D)|🥇|🥈|🥉|冠军|亚军|季军", re.IGNORECASE
)
_OF_NOBODY = re.compile(
    r"城市|我市|我省|高校|成绩|考试|面试|笔试|摇号|轮候|公示|空气|GDP|产量|产值|用电|全国文明|营商|竞争力|百强|分数|总分|中标|候选|热|借阅|录取|志愿填报|选手|马拉松|赛事|比赛|招录|销量|店铺|商品"
)
_OF_ONE = re.compile(r"(?P<who>.{0,8})(排名|名次|榜)\|(支部|单位|全镇|全县|所内|局内|全局|全校|科室)(内)?第?\d+")
TILE_DP, BELOW_DP, PROSE_CHARACTERS, SEVERAL_NAMES = 40.0, 76.0, 60, 2


def told_places(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A sentence that tells the user or a unit its place, and a list of places without figures."""
    for piece in view.pieces:
        if _BEATS.search(view.near(piece)) and "%" in view.near(piece) and not SPORT.search(view.section(piece)):
            yield sighting(Kind.RANKING, view, view.row(piece), masker, confidence=0.8, subject="persons")
        if len(piece.text) > PROSE_CHARACTERS or (_NEWS_RANK.search(piece.text) and not _OURS.search(piece.text)):
            continue
        compared = len(_PLACES.findall(piece.text)) >= 2 and _COMPARES.search(view.title_over(piece))
        if compared:
            yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject="units")
        who = "persons" if _TOLD_RANK.search(piece.text) else "units" if _TOLD_UNIT_RANK.search(piece.text) else ""
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
        if any(_PLACE.fullmatch(piece.text) for piece in row.pieces) or _is_explicit(row, view)
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
    told = row.ordinal is not None and bool(row.figures) and _EXPLICIT.match(row.text.replace(" ", ""))
    return bool(told) and not _OF_NOBODY.search(f"{view.title}{view.section(row.pieces[0])}")


def _placed_rows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rows that say which place somebody or his unit has among how many."""
    lexicon = load_lexicon("ranking")
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        section = view.section(row[0])
        benign = lexicon.is_benign_title(view.title_over(row[0])) or lexicon.is_benign_title(text)
        if benign or len(text) > PROSE_CHARACTERS // 2 or _OF_NOBODY.search(text) or SPORT.search(section):
            continue
        placed = _PLACED.search(text)
        if placed is None and _OF_ONE.search(text) is None:
            continue
        of_unit = placed and (placed["home"] or any(_A_UNIT.search(placed[one] or "") for one in ("whose", "after")))
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
    tile = _OWN_PLACE.fullmatch(piece.text) and len(view.row(piece)) > 1 and _figure_at(view, piece)
    if tile and not view.is_reading:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)
    if _OWN_RANK.search(row) and not view.is_reading:
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
