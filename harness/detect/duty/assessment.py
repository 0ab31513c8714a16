"""Assessment modules (考核, 督查, 扣分 of persons or units), and likes, shares, votes that feed a score.

A public like counter, a rating of a service and an inspection of firms are none.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.function_label import LITTLE_REST, SURE, labelled, rest_of
from harness.detect.screen.people_rows import PeopleRow, people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_article
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import Lexicon, load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SCORE = re.compile(
    r"[+\-加扣计得]\d+(\.\d+)?分|\+\d+(\.\d+)?$|\d+(\.\d+)?(积分|分)$|得分|\d(\.\d)?分/(次|条|篇)|每(次|篇|条)\d+分|(计入|纳入)(考核|考评|得分)"
)
_REPRIMAND = re.compile(
    r"予以通报批评|(提级督办|约谈).{0,6}(责任|负责)人|扣除?.{0,8}考核分|(提交|报送|上报).{0,4}整改(报告|情况|方案)|限(期|\d+日内)整改|计入.{0,12}考核得分"
    r"|(作出?)?(书面说明|表态发言)|(实行|开展|推行).{0,10}(考评|考核|督查).{0,14}(纳入|计入)|(靠后|末位|后三名?|排名.{0,4}后).{0,8}(将被|予以|须"
    r"|由).{0,6}(约谈|问责|通报|说明)"
)
_OF_TOLD = re.compile(r"巡视组|巡察组|审计|专班指出|中央层面|记者|典型案例")  # news of what others were told
_METRIC = re.compile(r"点赞|转发|分享|投票|评论|发表观点|学习时长")
_SPAN = re.compile(r"\d+(\.\d+)?(个)?(小时|时|分钟)(\d+分)?|\d+分\d+秒")
_METRIC_RULE = re.compile(
    r"(点赞|转发|投票|得票|评论|阅读|分享|助力|集赞|答题|学习时长)(人数|得分|量|数|情况|结果|次数)?.{0,18}((计|纳|列|记)入.{0,10}(考核|考评|得分|成绩|评先|绩效|评优)"
    r"|(折算|换算)(为|成)?.{0,8}(考核|考评|绩效|成绩|分)|与?.{0,6}(考核|考评|绩效).{0,4}挂钩|作为.{0,8}依据|权重|占.{0,6}(考核|考评|绩效|评优|评先"
    r"|成绩).{0,6}\d)"
)
# The same the other way round, and what an act of liking or sharing earns.
_METRIC_OF = re.compile(
    r"(考核|考评|绩效|评价|评分)(指标|内容|项目|细则)\|?.{0,8}(点赞|转发|投票|得票|评论|阅读量|分享)"
    r"|(点赞|转发|评论|分享|投票).{0,10}(得|加|计|记|奖)\d+(\.\d+)?个?(考核|绩效)分"
)
# A metric in any wording, and what it decides: 按转评赞数量计分, 学习时长不足的不得评为优秀.
_METRIC_DECIDES = re.compile(
    r"((转发|点赞|投票|得票|评论|阅读|分享|答题|粉丝|播放|关注|转评赞|点击)(总)?(数量|人数|数|量|率|得分|情况|结果|值|排名)|助力值|集赞|学习时长|网络投票)"
    r".{0,18}(计分|计入|纳入|评为|评定|季度之星|流动红旗|评优|评先|评选|先进|优秀等次|考核|考评|绩效|确定(名次|等次)|为依据|指标|占\d+%|扣)"
)
# What likes, votes and plays are worth: 每 20 个赞加 1 积分, 获赞 230(折合 23 分), 票数 1,023(占总成绩 40%).
_WORTH = re.compile(
    r"(赞|点赞|获赞|票数|得票|投票|转发|评论|播放|阅读)(总)?(数|量)?.{0,10}(计|加|得|折合|换算|兑换|占).{0,6}\d+(\.\d+)?(积?分|%)|集满\d+个赞|满\d+个(赞"
    r"|转发)|(阅读|播放|转发|点赞)(量)?过[百千万\d]+.{0,3}加"
    r"|(应赞|实赞)\d|未(点赞|投票)(名单|人员)|(点赞|投票|评论)(任务)?\|\d+/\d+|点赞\d+条.{0,4}评论\d+条"
)
_OF_CHEATS = re.compile(r"虚假|骗取|刷票|依法|关于|是否|征求|如何|解读|公众投票")
_GRADES = re.compile(r"好|较好|一般|优秀?|称职|基本称职|不称职|合格|基本合格|不合格|良好?|中|差|较差")
_RATED_STAFF = re.compile(r"干部|述职|履职|民主(测评|评议)|互评|评议|队员|班子|网格员|考评|考核")
_TAKEN_WITHIN = re.compile(r"扣\d+(\.\d+)?分")
_INSPECTED = re.compile(
    r"(检查|督查|督导|考核|暗访)(对象|单位)\|?.{0,8}(村|社区|支部|乡镇|街道|科室|部门|干部|队员|单位)"
)
_OF_SERVICE = re.compile(r"窗口|服务|办事|食品|卫生|消防|执法|餐饮|超市|安全生产|企业|医疗|产品")
_LIGHT = re.compile(r"(红|黄|绿|蓝)灯\|\d+|\|(红|黄|绿)灯$")
_POINTED = re.compile(r"[+\-]?\d+(\.\d+)?分")
LEAST_GRADES, LEAST_LIGHTS, LEAST_POINTED = 3, 2, 2
_TABLE_OF = re.compile(r"指标|目标|权重|分值|标准分|等次|得分|扣分")
_METRIC_COLUMN = re.compile(r"(点赞|转发|评论|投票|得票|分享|阅读|播放|获赞|浏览)(总)?(量|数|次数)?")
_SCORE_OF = re.compile(r"(指标|项目|内容).{0,12}得分")
_SCORE_COLUMN = re.compile(r"排名|名次|位次|(绩效|考核|最终|综合|评)?(得分|绩效分|积分|加分|考核分|分值|总分)")
_HEAD_CELLS = re.compile(r"(考核)?(指标|项目|内容|事项)|权重|(标准)?分值?|得分|扣分|加分|减分|总分|基础分|自评分|等次")
_TAKEN = re.compile(r"[-−扣]\d+(\.\d+)?分")
_VOTES = re.compile(
    r"(为|给|替)?(我|本)?(单位|县|市|镇|作品|案例).{0,10}投票|投票.{0,10}(每人|每天|每日)|赞评转|点赞.{0,4}(转发|评论)"
)
_EXPLAINED = re.compile(r"《|不得|严禁|禁止|不作为|不纳入|不计入")
_FIGURE = re.compile(r"-?\d+(\.\d+)?(分|%|个百分点)?|[A-D优良中差]|优秀|良好|合格|不合格|称职")
ROW_CHARACTERS, RULE_CHARACTERS = 40, 90
LEAST_METRIC_ROWS = 2
_ASSESSED = re.compile(r"考核|考评|绩效|督查|督导|督办|履职|打分|评分表")
_SCORED = re.compile(
    r"(得分|总评|总分|结论|等次|扣分(项|原因|明细)?|加分项)[:|]|(^|\|)\d+(\.\d+)?/\d+$|得分\d|\|\d+(\.\d+)?\(|(红|黄|绿)(灯|牌)"
    r"|[（(][^)）]{0,8}扣\d+分"
)
_ANSWERS = re.compile(r"(责任|被督导|督查|督办|考核|牵头)(单位|对象|人)\|?.{2,}|督办单|催办函")
_TAKEN_EACH = re.compile(r"每.{1,14}扣\d|.{2,14}扣\d+(\.\d+)?分|加\d+(\.\d+)?分")
LEAST_HEAD_CELLS, LEAST_TAKEN = 2, 2


@EachRole
def detect_assessment(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """ASSESSMENT and METRIC_ASSESSMENT, one each per role."""
    return (
        *_modules(view, masker),
        *_rated(view, masker),
        *_tables(view, masker),
        *_scored(view, masker),
        *_reprimands(view, masker),
        *_metrics(view, masker),
    )


def _modules(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    counted = [row for row in people_rows(view) if row.figures]
    lexicon = load_lexicon("assessment")
    for piece in (one for one in view.pieces if view.is_heading(one)):
        rows = _under(view, piece, counted)
        headline, short = view.part(piece) is Part.HEADLINE, len(piece.text) <= ROW_CHARACTERS // 2
        if headline and short and len(rows) >= 2 and lexicon.spot(piece.text, title=view.title_over(piece)):
            pieces = [piece, *(one for row in rows for one in row.pieces)]
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.7)
        elif not view.is_reading and _is_table_of(piece, lexicon, view):
            yield sighting(Kind.ASSESSMENT, view, [piece], masker, confidence=0.65)
    for found in labelled(lexicon, view):
        if view.part(found.piece) is Part.PROSE:
            continue  # what says that something counts is a duty, and no module
        rows = _under(view, found.piece, counted)
        pieces = [found.piece, *(piece for row in rows for piece in row.pieces)]
        if len(rows) >= 2 and found.confidence > 0:
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=SURE)
        elif re.search(
            r"(扣分.{0,2}[:：]|考核|考评|绩效|督查).{0,6}\d+(\.\d+)?分?", view.near(found.piece).replace("|", "")
        ):
            confidence = 0.4 if view.is_reading else 0.8
            yield sighting(Kind.ASSESSMENT, view, view.row(found.piece), masker, confidence=confidence)
        else:
            yield sighting(Kind.ASSESSMENT, view, [found.piece], masker, confidence=min(found.confidence, 0.6))


def _under(view: ScreenView, head: Piece, rows: Sequence[PeopleRow]) -> list[PeopleRow]:
    """The rows that share its heading; what another card of the page lists is something else."""
    section = view.section(head)
    return [row for row in rows if view.section(row.pieces[0]) == section]


def _is_table_of(head: Piece, lexicon: Lexicon, view: ScreenView) -> bool:
    """A heading of assessment over what is measured and figures: 考核指标完成情况 with 86%, 99%."""
    hits = lexicon.spot(head.text, title=view.title_over(head))
    if not hits or rest_of(head.text, hits) > LITTLE_REST:
        return False
    under = view.section(head).split("\n")[1:]
    measured = sum(bool(_FIGURE.fullmatch(line)) for line in under)
    return measured >= 1 and any(len(line) <= ROW_CHARACTERS // 2 and _TABLE_OF.search(line) for line in under)


def _tables(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Under a heading of assessment: a table head of indicators, weights and scores, or what was taken off."""
    lexicon = load_lexicon("assessment")
    heads = [one for one in view.pieces if view.is_heading(one) and lexicon.spot(one.text, title=view.title_over(one))]
    if not heads or view.is_reading:
        return
    for row in view.rows:
        cells = [piece for piece in row if _HEAD_CELLS.fullmatch(piece.text)]
        if len(cells) >= LEAST_HEAD_CELLS:
            yield sighting(Kind.ASSESSMENT, view, [heads[0], *cells], masker, confidence=0.75)
    taken = [piece for piece in view.pieces if _TAKEN.fullmatch(piece.text)]
    if len(taken) >= LEAST_TAKEN:
        yield sighting(Kind.ASSESSMENT, view, [heads[0], *taken], masker, confidence=0.7)


def _scored(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Rows under a heading of assessment: a score, a grade, what was taken off, who answers for a matter."""
    lexicon = load_lexicon("assessment")
    for row in () if view.is_reading else view.rows:
        text = "|".join(piece.text for piece in row)
        title = view.title_over(row[0])
        assessed = _ASSESSED.search(title) or lexicon.spot(title)
        if not assessed or lexicon.is_benign_title(f"{title}|{text}") or _OF_SERVICE.search(title) or is_lifted(text):
            continue
        if len(text) <= ROW_CHARACTERS and (_SCORED.search(text) or _ANSWERS.search(text) or _TAKEN_EACH.search(text)):
            yield sighting(Kind.ASSESSMENT, view, row, masker, confidence=0.65)


def _rated(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Staff given a grade, units inspected, lights set, and what each failing takes off."""
    if view.is_reading:
        return
    lexicon = load_lexicon("assessment")
    for row in view.rows:
        section, near = view.section(row[0]), "|".join(piece.text for piece in row)
        benign = lexicon.is_benign_title(view.title_over(row[0])) or is_lifted(near) or of_public(section)
        if benign or _OF_SERVICE.search(section):
            continue
        grades = [piece for piece in row if _GRADES.fullmatch(piece.text)]
        if len(grades) >= LEAST_GRADES and _RATED_STAFF.search(section):
            yield sighting(Kind.ASSESSMENT, view, grades, masker, confidence=0.65)
        if len(near) <= ROW_CHARACTERS and _INSPECTED.search(near):
            yield sighting(Kind.ASSESSMENT, view, row, masker, confidence=0.6)
    heads = [one for one in view.pieces if view.is_heading(one) and lexicon.spot(one.text, title=view.title_over(one))]
    for head in heads:
        under = [row for row in view.rows if row[0] is not head and view.section(row[0]) == view.section(head)]
        lit = [row for row in under if _LIGHT.search(view.near(row[0]))]
        off = [row for row in under if any(_TAKEN_WITHIN.search(piece.text) for piece in row)]
        pointed = [row for row in under if sum(bool(_POINTED.fullmatch(piece.text)) for piece in row) >= 1]
        if len(lit) >= LEAST_LIGHTS or off or len(pointed) >= LEAST_POINTED:
            pieces = [head, *(piece for row in (lit or off or pointed) for piece in row)]
            yield sighting(Kind.ASSESSMENT, view, pieces, masker, confidence=0.65)


def _reprimands(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What a notice does to a unit or person, which news only tell of."""
    for piece in view.pieces:
        if _OF_TOLD.search(piece.text):
            continue
        if _REPRIMAND.search(piece.text) and not is_article(view.tree, view.pieces):
            yield sighting(Kind.ASSESSMENT, view, [piece], masker, confidence=0.6)


def _metrics(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.wrapped(2):
        decides = _METRIC_DECIDES.search(piece.text) and not _OF_CHEATS.search(piece.text)
        decides = decides and not is_lifted(piece.text) and not of_public(piece.text)
        decides = decides or (_WORTH.search(view.near(piece)) and not _OF_CHEATS.search(piece.text))
        decides = decides or (_VOTES.search(piece.text) and demand_in(piece.text).parts >= LEAST_METRIC_ROWS)
        told = decides or _METRIC_RULE.search(piece.text) or _METRIC_OF.search(view.near(piece))
        if told and not _EXPLAINED.search(piece.text) and len(piece.text) <= RULE_CHARACTERS:
            yield sighting(
                Kind.METRIC_ASSESSMENT,
                view,
                [piece],
                masker,
                confidence=0.4 if is_article(view.tree, view.pieces) else 0.8,
            )
    if view.is_reading:
        return
    yield from _metric_rows(view, masker)
    for row in view.rows:
        counted = [piece for piece in row if _METRIC_COLUMN.fullmatch(piece.text)]
        scored = [piece for piece in row if _SCORE_COLUMN.fullmatch(piece.text)]
        if counted and scored and len(row) >= 3:
            yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.85)
        text = _SPAN.sub("", "".join(piece.text for piece in row))
        if len(text) <= ROW_CHARACTERS and _METRIC.search(text) and _SCORE.search(text) and not _EXPLAINED.search(text):
            quiet = load_lexicon("metric").is_benign_title(view.title_over(row[0]) + text)
            reading = any(view.part(piece) is Part.HEADLINE for piece in row)
            if not quiet and not reading:
                yield sighting(Kind.METRIC_ASSESSMENT, view, row, masker, confidence=0.85)


def _metric_rows(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A table of scores whose rows are likes, shares, votes: 指标 | 数量 | 得分 over 点赞数 | 120 | 12."""
    heads = [row for row in view.rows if len(row) >= 2 and _SCORE_OF.search("".join(piece.text for piece in row))]
    for head in heads:
        under = [row for row in view.rows if row[0].box.y_dp > head[0].box.y_dp and len(row) >= len(head)]
        named = [row for row in under if _METRIC_COLUMN.fullmatch(row[0].text)]
        if len(named) >= LEAST_METRIC_ROWS:
            pieces = [*head, *(piece for row in named for piece in row)]
            yield sighting(Kind.METRIC_ASSESSMENT, view, pieces, masker, confidence=0.8)
