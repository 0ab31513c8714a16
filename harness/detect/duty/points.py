"""Points of a person: what the user has, what each act earns, badges and levels; 积分落户 and match points are none."""

import re
from collections.abc import Iterable

from harness.detect.screen.function_label import SURE, labelled
from harness.detect.screen.people_rows import counted, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_OWN_POINTS = re.compile(
    r"(我的|您的|当前|本月|本周|今日|本季度?|季度|年度|累计|个人|总|可用|学习|活跃|剩余)?(积分|得分)(余额|总数)?:?\d*$|(个人|我的|当前|累计|本月)?(成长值|学分|先锋分|平安分"
    r"|文明分|贡献值)|经验值|活跃值"
    r"|能量值|先锋值|活跃分|先锋分|(本[年季月周]|今日)?(累计)?得分|积分余额:?\d*|(工作|党员|志愿|巡查|平安|我的)?(积分|学习币)"
)
# What the user has, in a sentence: 您当前积分 73 分.
_TOLD_POINTS = re.compile(
    r"^(您|你|我)(的|当前|目前|现有|已有|已获得?|共有|本[月周季年]){0,3}(积分|学习积分|得分)(为|是|:)?\d+"
    r"|(您|你|我).{0,10}(获得|得到|增加|奖励)了?\d+(个)?(积分|学习积分)|再(得|积|获得?)\d+(积分|成长值|经验值|贡献值)|积分已到账|距(离)?.{1,8}还差\d+(积?分|成长值"
    r"|经验值)|(今日|本[日周月]|本次).{0,6}(累积|累计|获得?|得分?)\+?\d+(积?分|个积分|$)|^(完成)?.{2,8}\+\d{1,3}积?分$"
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
# What an act that the app counts earns: 阅读文章 +2分/篇, 首次登录 | +1, 今日答题 | 得 8 分.
_ACT_GAINS = re.compile(
    r"(登录|签到|打卡|阅读|浏览|视听|学习|答题|分享|转发|(?<!每)邀请|评论|点赞|活动|志愿|服务|党日|走访|上报|分类|评比|认证"
    r"|邀请奖励).{0,16}(\+|得|加|奖励?|送)\|?\+?\d{1,4}(积?分|个积分|$)(?!钟)"
    r"|(阅读|浏览|视听|学习|登录|分享|收看|观看|被分享).{0,10}[+得]\d+(\.\d+)?分?/|(^|\|)(今日|本[日周月])?(可得|已得|加分|奖励分"
    r"|基础积?分)\|\d+(\.\d+)?分?$|积分\|\d+/\d+"
)
_GAIN_CHARACTERS = 24
_MATCH = re.compile(r"联赛|球队|队伍|战绩|胜场|选手|号码|演讲比赛|观众")
COLUMN_DP, BELOW_DP, BADGE_CHARACTERS, PROSE_CHARACTERS, SEVERAL_ROWS = 110.0, 76.0, 20, 60, 3


@EachRole
def detect_points(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """POINTS, one per role."""
    yield from _earned(view, masker)
    for found in labelled(load_lexicon("ranking"), view):
        if not any("积分" in hit.word for hit in found.hits) or _OTHER_POINTS.search(found.piece.text):
            continue
        if _MATCH.search(view.section(found.piece)):
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
        if not (_OTHER_POINTS.search(view.section(one)) or _MATCH.search(view.section(one)))
        and not lexicon.is_benign_title(view.title_over(one))
    ]
    for piece in pieces:
        if (_PER_ACT.search(piece.text) or _TOLD_POINTS.search(piece.text)) and len(piece.text) <= PROSE_CHARACTERS:
            yield sighting(Kind.POINTS, view, [piece], masker, confidence=0.8)
    for line in view.rows:
        text = "|".join(one.text for one in line)
        counts = line[0] in pieces and len(text) <= _GAIN_CHARACTERS and _ACT_GAINS.search(text)
        if counts and not _MATCH.search(view.section(line[0])) and not lexicon.is_benign_title(text):
            yield sighting(Kind.POINTS, view, line, masker, confidence=0.7)
    scored = [row for row in counted(people_rows(view))["persons"] if row.figures[-1][1] in ("分", "积分")]
    if len(scored) >= SEVERAL_ROWS - 1 and any("积分" in text for text in view.headings):
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
