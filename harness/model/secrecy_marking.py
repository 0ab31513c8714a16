"""Secrecy markings (密级): 绝密, 机密, 秘密 as a document bears them. A run that meets one stops (rule A20-1).

Teaching and promises about secrecy, 商业秘密 and laws are no marking. It is here because both sides of the recording
ask: the run that must stop, and the eyes that look at a screenshot.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harness.model.screen import UiNode, UiTree

WORDS_OF_MARKINGS = ("密", "内部", "公开", "限")  # one stands in each: a quick look before the close one
# GB/T 9704: 密级 and 保密期限 with a star between them, such as 机密★10年; OCR reads the star as * or ☆ or not at all.
# Without a term it stands by itself: "文明的秘密★特展" is none.
_TERM = r"(\d{1,2}年|[一二三五十]{1,3}年|\d{1,2}个月|长期|启用前|启封前|公开前|至20\d\d年.{0,6})"
_MARKED = re.compile(
    rf"(绝密|机密|秘密)级?([★☆*※·]{{1,2}})?(\(?保密期限:?)?{_TERM}"
    r"|((?<![\u4e00-\u9fff])|(?<=密级)|(?<=等级)|(?<=级别))(绝密|机密|秘密)级?[★☆]|(密级|密等):?(绝密|机密|秘密)级?(\(|(保密)?期限)"
)
_URGENT = r"(特急|加急|急件|平急|特提|紧急)"
_ALONE = re.compile(
    rf"[【\[(〔★]?({_URGENT}[·|、]?)?((密级|密等|定密级别|(保密|涉密|秘密)(等级|级别)):?)?"
    r"(绝密|机密|秘密(?=[】\])〕★])|(?<=密级)秘密|(?<=密级:)秘密|(?<=[等级][级别])秘密|(?<=[等级][级别]:)秘密)"
    rf"(级|件|文件)?(\((填写|填报|启用|启封|开启)后\))?([·|、]?{_URGENT})?[】\])〕★]?"
    r"|[【\[(〔](绝密|机密|秘密)级?[】\])〕][^,。!?]{2,28}"
    r"|[\[【〔](内部|涉密)[\]】〕][^,。!?]{2,28}|[\[(〔【]?[此本]件不予?公开[\])〕】]?"
    r"|[\[【〔(]?((仅限|仅供|限|供)(本单位|单位|机关|系统)?内部(工作)?(人员)?(传阅|参阅|掌握|使用|查看|阅读|交流)|内部(传阅|明电|掌握))[\]】〕)]?"
    r"|国家秘密[·|、:,]?(绝密|机密|秘密)级?|(TOPSECRET|CONFIDENTIAL)"
    r"|(工作|会议|办公)(资料|文件|材料|文稿)[,、·|]?(严禁|不得|禁止|请勿)(外泄|外传|泄露|对外(公开|传播|提供|发布))"
)
# What is only for those inside, and what must not be done with it: the one before the other.
_FORBIDDEN = (
    r"(不得|严禁|禁止|请勿|切勿|勿|不准|不要|谢绝)(擅自|随意|对外|私自|向外)?"
    r"(公开|外传|外泄|外借|外发|传播|转发|转载|扩散|复制|复印|翻印|摘抄|拍照|拍摄|截屏|截图|录屏|上网|泄露|泄密|留存|带出)"
)
_KEPT = r"请?(注意|妥善)(保存|保密|保管)|(阅后|会后|用后|看后)(即?(收回|销毁|焚毁|删除|退还|交回|归还|焚))"
_INSIDE = (
    r"((?<!非)(内部|涉密|敏感)(资料|文件|材料|事项|信息|内容|使用|传阅|参阅|掌握|参考|文稿|数据|刊物|通报|会议)?"
    r"|((警务|军事|审判|检察|工作)(工作)?秘密)|[此本]件(不公开|为内部|属内部).{0,6}|(机密|绝密|秘密)(级)?(文件|资料|材料|事项))"
)
_INTERNAL = re.compile(
    rf"{_INSIDE}[,、;·・•|:★—-]?([^,。]{{0,8}}[,、;·・•|])?({_KEPT}|{_FORBIDDEN})|^工作秘密★.*$"
    r"|(文件|件|资料|材料|页面|内容|信息)(为|是|系|属于?)(国家秘密)?(绝密|机密|秘密)级?(国家秘密|文件|事项|资料)?[,、;·|]?"
)
# What only the one who asked may see is a paper of his, and no secret of the office.
_ONE_ASKED = "本人|个人|自己|您|你|申请人|持|家长|业主|居民|用户|当事人"
# In brackets it marks a title however long: 交办单(内部资料,不得转发); so does 【内部】 before what must not be done.
_BRACKETED = re.compile(
    rf"(仅限|仅供|限)(?!{_ONE_ASKED})[^,。;]{{1,10}}(查阅|查看|传阅|参阅|使用|知悉|内部)[,;]?{_FORBIDDEN}"
    rf"|[\[【〔({{（]{_INSIDE}[,、;:·]?({_KEPT}|{_FORBIDDEN})[\]】〕)}}）]"
    rf"|[\[【〔]((?<!非)内部|内部(资料|文件|邮件|材料|通知)|涉密|保密|仅限内部|敏感)[\]】〕][^,。;]{{0,10}}{_FORBIDDEN}"
)
_SPOKEN_OF = re.compile(r"商业秘密|保密(承诺|培训|教育|协议)|个人秘密|国家秘密|通信秘密|泄露|飞行|花园")
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_LEVEL_LABEL = re.compile(r"(文件|公文|信息|资料)?(密级|密等|定密级别|(保密|涉密|秘密)(等级|级别)):?")
_LEVEL = re.compile(r"(绝密|机密|秘密)级?([★☆*].{0,6})?")
_STARRED = re.compile(rf"[★☆*]({_TERM})?")
_CHOICE = re.compile(r"公开|内部|无|非密|不涉密|普通|工作秘密|绝密级?|机密级?|秘密级?")
LEAST_CHOICES = 3  # levels side by side are there to be chosen from
SAME_ROW_DP = 8.0
LINE_CHARACTERS = 40
MAX_CHARACTERS = 300
MOST_IN_ROW = 40


@dataclass(frozen=True, slots=True)
class Marking:
    """`text` is the marking itself; `confidence` 0..1."""

    text: str
    confidence: float


def marking_in(text: str) -> Marking | None:
    """The marking that a piece of text is, None for text that only speaks of secrecy or is longer than a marking."""
    if len(text) > MAX_CHARACTERS:
        return None
    line = unicodedata.normalize("NFKC", _SPACE.sub("", text))
    bracketed = _BRACKETED.search(line)
    if bracketed or len(line) > LINE_CHARACTERS:
        return Marking(bracketed.group(), 0.8) if bracketed else None
    marked = _MARKED.search(line)
    if marked:
        return Marking(marked.group(), 0.95)
    if _ALONE.fullmatch(line):
        return Marking(line, 0.9)
    if _SPOKEN_OF.search(line):
        return None
    internal = _INTERNAL.search(line)
    return Marking(internal.group(), 0.8) if internal else None


def marking_on(tree: UiTree) -> Marking | None:
    """The first marking that the elements of a screen show in the viewport: what stops a run."""
    seen = [node for node in tree.nodes if node.in_viewport and node.text]
    nodes = [node for node in seen if not are_choices(_level_row(node, seen))]
    levels = [node for node in nodes if is_level_label(node.text)]
    beside = [
        level_beside(node.text)
        for label in levels
        for node in nodes
        if abs(node.box.centre[1] - label.box.centre[1]) <= SAME_ROW_DP
    ]
    stacked = [marking_over(first.text, second.text) for first, second in pairwise(nodes)]
    found = [*(marking_in(node.text) for node in nodes), *beside, *stacked]
    return next((one for one in found if one is not None), None)


def _level_row(node: UiNode, nodes: Sequence[UiNode]) -> list[str]:
    """The texts beside one that may name a level; none for any other, which spares the looking."""
    if not _CHOICE.fullmatch(unicodedata.normalize("NFKC", _SPACE.sub("", node.text[:LINE_CHARACTERS]))):
        return []
    return [one.text for one in nodes if abs(one.box.centre[1] - node.box.centre[1]) <= SAME_ROW_DP]


def marking_over(level: str, term: str) -> Marking | None:
    """The marking of a level that stands over its star and term, or before them in a text of their own."""
    upper, lower = (unicodedata.normalize("NFKC", _SPACE.sub("", text)) for text in (level, term))
    return marking_in(upper + lower) if _LEVEL.fullmatch(upper) and _STARRED.fullmatch(lower) else None


def are_choices(texts: Sequence[str]) -> bool:
    """Whether the texts of one row offer the levels (公开, 内部, 秘密, 机密): a form's choice marks nothing."""
    bare = {unicodedata.normalize("NFKC", _SPACE.sub("", text)) for text in texts[:MOST_IN_ROW]}
    return sum(1 for text in bare if _CHOICE.fullmatch(text)) >= LEAST_CHOICES


def is_level_label(text: str) -> bool:
    """Whether a text is the label 密级 of a form or a list."""
    return bool(_LEVEL_LABEL.fullmatch(unicodedata.normalize("NFKC", _SPACE.sub("", text))))


def level_beside(text: str) -> Marking | None:
    """The marking that a text is where the label 密级 stands beside it."""
    line = unicodedata.normalize("NFKC", _SPACE.sub("", text))
    return Marking(line, 0.9) if _LEVEL.fullmatch(line) else None
