"""Points and rankings: ordinal, person or unit and figure under a ranking word; own rank; personal points.

City rankings in the news, 积分落户, popular services and order of search results are none of them.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from harness.detect.function_label import SURE, labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.people_rows import PeopleRow, Who, counted, is_unit, people_rows
from harness.detect.piece import Piece
from harness.detect.reading_text import Part
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import EachRole, Masks, sighting
from harness.model.app import App
from harness.model.observation import Kind, Observation

LIKELY_ORDER = 0.8
SEVERAL_ROWS, SEVERAL_NAMES = 3, 2
_POINTS_WORD = re.compile(
    r"积分|报送|报数|得分|考核|活跃|使用率|完成率|打卡|签到|登录|上报|填报|在线|学习|通报|扣分|\d分$"
)
_ORDER_WORD = re.compile(
    r"排名|排行|榜|名次|末位|积分|PK|赛马|比拼|战绩|领先|超过了|晾晒|红旗|竞赛|赛区|冠军|季军|比学赶超|垫底|评比|比武|打擂|擂台",
    re.IGNORECASE,
)
_OF_UNITS = re.compile(
    r"单位|部门|乡镇|街道|支部|科室|学校|县区|区县|红黑榜|红榜|黑榜|红旗榜|晾晒|赛马|比拼|PK|代表队|比学赶超|派出所|网格|各村|村\(社区\)|各校|战绩|办件量|[支中]队|擂台|比武",
    re.IGNORECASE,
)
# A label that ends so heads a list in order, whatever is counted; 奖牌榜, 热搜 and the like are benign words.
_BOARD = re.compile(r".{1,8}(榜|榜单|排行|排名|晾晒台|(?<!阅读)之星)(\(.{1,6}\))?|.{0,6}TOP\d+.{0,8}", re.IGNORECASE)
_PLACE_COLUMN = re.compile(r"名次|位次|排名|排位")
_WHO_COLUMN = re.compile(
    r"(所在)?(单位|部门|乡镇|镇街|街道|科室|支部|党支部|村\(?居?\)?|社区|姓名|人员|网格员|干部)(名称)?"
)
_OURS = re.compile(r"^(本[月周年季],?)?(您|你|我(?!国|市|省|县|区)|本(?!市|省|县|区|次)|贵)")
_ENDS = re.compile(r"(前|后|倒数|末)[一二三四五六七八九十\d]+(名|位)[:是为](.{2,60})")
_FLAG = re.compile(r"(红|黑|黄|绿)(榜|灯|旗|牌)")
_OWN_PLACE = re.compile(
    r"(我的|本人|个人|当前|本单位|单位|部门|支部|科室|全镇|全乡|全县|全市|全区|全省|全国|本校)(内)?(积分)?(排名|名次|位次)"
)
_TOLD_RANK = re.compile(
    r"^(本[月周日年季],?)?(您|你|本人|我)(?!单位|局|支部|镇|乡|科|街道|县|市|区|省|国|校|院|村|社区).{0,20}(排名?|位列|位居|排在|位次).{0,6}(第?\d{1,5}(名|位)|第\d{1,5}(,|$))"
)
_TOLD_UNIT_RANK = re.compile(
    r"^((我|本)(单位|局|镇|乡|街道|科室?|支部|社区|村|县|区|校|院)|(?!您|你在|本人|我在).{2,8}(局|镇|乡|街道|科|支部|社区|村|中心|本单位|我单位)).{0,14}(排名?|位列|位居|排在|名列).{0,4}(第\d+|第[一二三四五六七八九十]+|倒数|末位)"
)
# The places of towns or districts in a sentence of a page that compares them.
_PLACES = re.compile(r"[\u4e00-\u9fff]{2,6}(县|区|镇|乡|局|街道)(排?第[一二三四五六七八九十\d]+|末位|垫底|倒数)")
_COMPARES = re.compile(r"赛马|比拼|晾晒|排名通报|红黑榜|比学赶超|擂台")
_NEWS_RANK = re.compile(r"全国|百强|全省|城市|空气|GDP|考试|比赛|高校")
_PLACE = re.compile(r"第([一二三四五六七八九十]+|\d{1,3})名|末位|倒数第?.{0,2}|垫底")
_USE_RATE = re.compile(r"活跃度|(参学|安装|注册|激活|活跃|登录|使用)率")
_SPORT = re.compile(r"奖牌|球队|代表团|联赛|运动会|胜|志愿填报|投档|气温|AQI|GDP|产量|产值|收入|面积|降雨|摇号")
_BEATS = re.compile(
    r"(您|你|我)?(已)?(超过了?|超越了?|领先|击败了?).{0,4}(全省|全市|全县|全国|全部|本单位|同事|%|\d).{0,4}\d*(\.\d+)?%?"
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
_OWN_POINTS = re.compile(
    r"(我的|您的|当前|本月|本周|今日|本季度?|季度|年度|累计|个人|总|可用|学习|活跃|剩余)?(积分|得分)(余额|总数)?:?\d*$|(个人|我的|当前|累计|本月)?(成长值|贡献值)|经验值|活跃值|能量值|先锋值|活跃分|先锋分|(本[年季月周]|今日)?(累计)?得分|积分余额:?\d*|(工作|党员|志愿|巡查|平安|我的)?(积分|学习币)"
)
# What the user has, in a sentence: 您当前积分 73 分.
_TOLD_POINTS = re.compile(
    r"^(您|你|我)(的|当前|目前|现有|已有|已获得?|共有|本[月周季年]){0,3}(积分|学习积分|得分)(为|是|:)?\d+"
    r"|(您|你|我).{0,10}(获得|得到|增加|奖励)了?\d+(个)?(积分|学习积分)|再(得|积|获得?)\d+(积分|成长值|经验值|贡献值)|积分已到账|距(离)?.{1,8}还差\d+(积?分|成长值|经验值)|(今日|本[日周月]|本次).{0,6}(累积|累计|获得?|得分?)\+?\d+(积?分|个积分|$)|^(完成)?.{2,8}\+\d{1,3}积?分$"
)
_HAS_POINTS = re.compile(r"(余额|获|得|有|积|共)?\d[\d,]*(积分)|\d[\d,]*分(积分)?$")
_BADGES = re.compile(
    r"(勋章|徽章|段位|等级).{0,6}(\d|Lv|[IVX]{1,3}$|枚)|\d+枚(勋章|徽章)|(点亮|获得|已得).{0,3}\d+枚|Lv\.?\d",
    re.IGNORECASE,
)
_GAINED = re.compile(
    r"(\+|-|加|扣|得)\d{1,4}(积分|分)|积分[+＋]\d|每(次|篇|条|日|天|成功)?.{0,4}\d+(积)?分|\d(\.\d)?分/(次|篇|条)"
)
_EARNED = re.compile(r"^[+\-−]\d{1,3}(分|积分)?$|^[+]?\d(\.\d)?分/(次|篇|条|天|日)$|^每(次|篇|条|日)\d+分$")
_PER_ACT = re.compile(r"积分.{0,6}(不得?(低于|少于)|不低于|须达)\d{1,4}分?|每.{1,10}(加|得|\+)\d{1,3}(积)?分")
_EARN_PAGE = re.compile(r"积分|得分|每日任务|任务中心|加分|成长|签到")
_OTHER_POINTS = re.compile(
    r"轮候|公租房|保障房|面试|笔试|及格|投标|评标|招标|比赛|落户|入学|信用|驾驶|记分|考试成绩|高考|中考|投档|评价|评分|双倍积分"
)
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?(分|积分)?$")
COLUMN_DP, TILE_DP = 110.0, 40.0
BELOW_DP, BADGE_CHARACTERS, PROSE_CHARACTERS = 76.0, 20, 60


@EachRole
def detect_ranking(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """RANKING by who is ranked (persons, units), and POINTS, one each per role."""
    yield from _rankings(view, masker)
    yield from _points(view, masker)


def _rankings(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if not view.is_reading:
        for piece in view.pieces:
            if _BEATS.search(piece.text) and "%" in piece.text and not _SPORT.search(view.section(piece)):
                yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.8, subject="persons")
        yield from _told_rank(view, masker)
    words = _order_words(view)
    if not words and not view.is_reading:
        yield from _rated_units(view, masker)
    if not words:
        return
    for who, rows in counted(people_rows(view)).items():
        confidence = _list_confidence(rows, who, view) if rows else 0.0
        if confidence > 0:
            pieces = [_head(words, rows), *(piece for row in rows for piece in row.pieces)]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=confidence, subject=who, data=data)
    for piece in words:
        yield from _own(view, piece, masker)


def _told_rank(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A sentence that tells the user or a unit its place, and a list of places without figures."""
    for piece in view.pieces:
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
    flagged = [row for row in people_rows(view) if row.who == "units" and _FLAG.fullmatch(row.pieces[0].text)]
    if len(flagged) >= SEVERAL_NAMES and not load_lexicon("ranking").is_benign_title(view.title):
        pieces = [piece for row in flagged for piece in row.pieces]
        yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.7, subject="units", data={"rows": len(flagged)})
    placed = [row for row in people_rows(view) if any(_PLACE.fullmatch(piece.text) for piece in row.pieces)]
    for kind in ("persons", "units"):
        rows = [row for row in placed if row.who == kind and not _SPORT.search(view.section(row.pieces[0]))]
        benign = rows and load_lexicon("ranking").is_benign_title(view.title_over(rows[0].pieces[0]))
        if len(rows) >= 2 and not benign and any(_ORDER_WORD.search(view.section(row.pieces[0])) for row in rows):
            pieces = [piece for row in rows for piece in row.pieces]
            data = {"rows": len(rows)}
            yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.75, subject=kind, data=data)


def _rated_units(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Units in the order of their rate of installing or using, which no word calls a ranking."""
    if not _USE_RATE.search(view.text) or load_lexicon("ranking").is_benign_title(view.title):
        return
    rows = [row for row in counted(people_rows(view))["units"] if row.figures[-1][1] == "%"]
    if len(rows) >= SEVERAL_ROWS and _falling(rows):
        pieces = [piece for row in rows for piece in row.pieces]
        yield sighting(Kind.RANKING, view, pieces, masker, confidence=0.6, subject="units", data={"rows": len(rows)})


def _heads_order(row: Sequence[Piece]) -> bool:
    """The head of a table that gives a unit or person its place: 位次, 单位, 总分; 院校 stands for those who apply."""
    cells = [piece.text for piece in row]
    return any(_PLACE_COLUMN.fullmatch(cell) for cell in cells) and any(_WHO_COLUMN.fullmatch(cell) for cell in cells)


def _head(words: Sequence[Piece], rows: Sequence[PeopleRow]) -> Piece:
    """The word that stands closest above the list, else the first."""
    top = rows[0].pieces[0].box.y_dp
    above = [piece for piece in words if piece.box.y_dp <= top and not piece.node.in_nav]
    return max(above, key=lambda piece: piece.box.y_dp, default=words[0])


def _order_words(view: ScreenView) -> list[Piece]:
    """Labels that speak of an order, benign contexts and headlines left out."""
    lexicon = load_lexicon("ranking")
    found = []
    for piece in view.pieces:
        short = view.part(piece) in (Part.CONTROL, Part.LABEL) and len(piece.text) <= 16
        if not short:
            continue
        near, title = view.near(piece), view.title_over(piece)
        benign = lexicon.is_benign_title(title) or lexicon.is_benign_title(near)
        board = _BOARD.fullmatch(piece.text) and not benign and not _SPORT.search(view.section(piece))
        if (
            board
            or _heads_order(view.row(piece))
            or (_ORDER_WORD.search(piece.text) and lexicon.spot(piece.text, near=near, title=title))
        ):
            found.append(piece)
    return found


def _list_confidence(rows: Sequence[PeopleRow], who: Who, view: ScreenView) -> float:
    ordered = [row for row in rows if row.ordinal is not None]
    counts_use = bool(_POINTS_WORD.search(view.title) or any(_POINTS_WORD.search(piece.text) for piece in view.pieces))
    named = any(_OF_UNITS.search(piece.text) for piece in view.pieces) and not _SPORT.search(
        view.section(rows[0].pieces[0])
    )
    if who == "units" and not counts_use and not named:
        return 0.4  # towns are also ranked by air or output
    if len(ordered) >= SEVERAL_ROWS or (len(ordered) >= 2 and _falling(rows) and ordered[0].ordinal == 1):
        return SURE
    if _placed(rows) and (len(rows) >= SEVERAL_ROWS or named or who == "persons"):
        return LIKELY_ORDER
    if not _falling(rows):
        return 0.0
    # Of a short list a picture may lose an ordinal.
    return 0.75 if len(rows) >= SEVERAL_ROWS else 0.6 if len(rows) == 2 and rows[0].ordinal == 1 else 0.0


def _placed(rows: Sequence[PeopleRow]) -> bool:
    """Whether a column counts the places 1, 2, 3 behind the names."""
    places = [float(number) for number in range(1, len(rows) + 1)]
    columns = zip(*([value for value, _ in row.figures] for row in rows), strict=False)
    return len(rows) >= SEVERAL_NAMES and any(list(column) == places for column in columns)


def _falling(rows: Sequence[PeopleRow]) -> bool:
    values = [row.figures[-1][0] for row in rows]
    return all(first >= second for first, second in pairwise(values))


def _own(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    row = "".join(other.text for other in view.row(piece))
    ranked_unit = re.search(r"((本|我|所在)单位|本校|部门|支部|科室)(积分)?排名", row)
    who = "units" if ranked_unit or (piece.is_control and "单位" in row) else "persons"
    tile = _OWN_PLACE.fullmatch(piece.text) and len(view.row(piece)) > 1 and _figure_at(view, piece)
    if tile and not view.is_reading:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.75, subject=who)
    if _OWN_RANK.search(row) and not view.is_reading:
        yield sighting(Kind.RANKING, view, view.row(piece), masker, confidence=0.85, subject=who)
    elif piece.is_control and piece.text in _OWN_MENU:
        yield sighting(Kind.RANKING, view, [piece], masker, confidence=0.7, subject=who)


def _points(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from _earned(view, masker)
    for found in labelled(load_lexicon("ranking"), view):
        if not any("积分" in hit.word for hit in found.hits) or _OTHER_POINTS.search(found.piece.text):
            continue
        piece = found.piece
        number = _number_by(view, piece)
        if _OWN_POINTS.search(piece.text) and number is not None:
            yield sighting(Kind.POINTS, view, [piece, number], masker, confidence=SURE)
        elif _GAINED.search("".join(other.text for other in view.row(piece))):
            yield sighting(Kind.POINTS, view, view.row(piece), masker, confidence=0.85)
        elif piece.is_control and found.confidence >= SURE and not _OTHER_POINTS.search(piece.text):
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.7)


def _earned(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Points by what they are called and a figure, by badges and levels, or by what each act gains."""
    if view.is_reading:
        return
    lexicon = load_lexicon("ranking")
    pieces = [
        one
        for one in view.pieces
        if not _OTHER_POINTS.search(view.section(one)) and not lexicon.is_benign_title(view.title_over(one))
    ]
    for piece in pieces:
        if (_PER_ACT.search(piece.text) or _TOLD_POINTS.search(piece.text)) and len(piece.text) <= PROSE_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.8)
    scored = [row for row in counted(people_rows(view))["persons"] if row.figures[-1][1] in ("分", "积分")]
    if len(scored) >= SEVERAL_ROWS and any("积分" in text for text in view.headings):
        yield sighting(Kind.POINTS, view, [one for row in scored for one in row.pieces], masker, confidence=0.8)
    gains = [piece for piece in pieces if _EARNED.search(piece.text)]
    if len(gains) >= 2 and _EARN_PAGE.search(view.text):
        yield sighting(Kind.POINTS, view, gains, masker, confidence=0.85)
    for piece in pieces:
        if view.part(piece) not in (Part.CONTROL, Part.LABEL) or lexicon.is_benign_title(view.near(piece)):
            continue
        number = _figure_of(view, piece) if _OWN_POINTS.fullmatch(piece.text) else None
        row = "".join(other.text for other in view.row(piece))
        if number is not None:
            yield sighting(Kind.POINTS, view, [piece, number], masker, confidence=0.85)
        elif _BADGES.search(row) and len(row) <= BADGE_CHARACTERS:
            yield sighting(Kind.POINTS, view, view.row(piece), masker, confidence=0.7)
        elif "积分" in piece.text and _HAS_POINTS.search(piece.text) and len(piece.text) <= BADGE_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.8)


def _figure_of(view: ScreenView, piece: Piece) -> Piece | None:
    """Its figure; in a row of several only what stands next, for the head of a table has none of its own."""
    row = view.row(piece)
    if len(row) <= 2:
        return _number_by(view, piece)
    after = row[row.index(piece) + 1 :]
    return after[0] if after and _NUMBER.fullmatch(after[0].text) else None


def _figure_at(view: ScreenView, piece: Piece) -> bool:
    """Whether a bare figure stands right above or below: the tile of a place."""
    return any(
        abs(other.box.centre[0] - piece.box.centre[0]) < TILE_DP
        and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        and re.fullmatch(r"第?\d{1,5}名?", other.text)
        for other in view.pieces
        if other is not piece
    )


def _number_by(view: ScreenView, piece: Piece) -> Piece | None:
    """The figure that belongs to a label: in its own text, its row, or right above or below it."""
    if re.search(r"积分(余额)?:?\d+", piece.text):
        return piece
    for other in view.pieces:
        beside = other in view.row(piece)
        column = abs(other.box.centre[0] - piece.box.centre[0]) < COLUMN_DP
        near = column and abs(other.box.centre[1] - piece.box.centre[1]) <= BELOW_DP
        if other is not piece and (beside or near) and _NUMBER.fullmatch(other.text):
            return other
    return None
