"""The complaint function (投诉建议): entry, receipt with a number, tracking, rating.

Here a miss would accuse, so words are taken wide.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_ENTRY = re.compile(
    r"投诉|建议|意见|反馈|建言|有话(要)?说|吐槽|纠错$|纠错反馈|(我要|网民|群众|在线|网上)留言|留言[板箱]|我要诉求|诉求(提交|上报|反映|直达|直通)|我要(反映|评价)|好差评(?!率|结果|统计|排名|情况|得分)"
    r"|(市长|县长|区长|局长|镇长|乡长|主任|厅长|部长|书记|领导|院长)信箱"
)
# What is sent to a maker after a crash, or back to a superior, is no complaint.
_OTHER_ANSWER = re.compile(r"发送(反馈|报告)|(整改|落实|任务|工作|办理|核查)(情况)?反馈")
# 处室意见, 拟办意见 and 考核意见 are columns of office work; proposals of deputies have their own procedure.
_ABOUT_OTHERS = re.compile(
    r"(?<!我要)(投诉|举报|建议).{0,8}(通报|公示|统计|分析|热点|办法|条例|排名|量|率)$|(处室|拟办|办理|审批|审核|批示|领导|考核|评审|部门|科室|签批|健康|出行|穿衣|用药|医生|审稿|修改|专家|会签|评阅|鉴定|复核)(意见|建议)|征求意见稿|提案|代表建议|建议(编号|采纳)"
)
# What a picture shows of a row that leads on may be its words alone.
_PLAIN_ENTRY = re.compile(
    r"(我要)?提(意见|建议)|(我要|服务|在线)?(投诉(与|和)?(建议)?|(问题与|意见(与|和)?)?建议|意见反馈|用户反馈|咨询投诉|建议(与|和|及)投诉|反馈问题|问题反馈|我要反馈|12345(热线)?(投诉|建议|举报)?)|投诉举报|举报投诉|(帮助|问题|使用)(与|和|及)反馈|.{0,12}点(此|击|这里)(反馈|填写|投诉)|吐槽一下|我的(反馈|投诉|意见)"
)
# Answers to a superior about a task.
_FOOT_ENTRY = re.compile(r"(^|[|丨·•])(投诉(举报|建议)|意见反馈|我要投诉|举报投诉|咨询投诉)($|[|丨·•])")
# An opinion on a draft or in a poll is taken part in, not complained of.
_POLLED = re.compile(r"民意调查|问卷|意见征集|征求意见|听证|草案|表决|调查问卷")
_TASK_ANSWER = re.compile(
    r"(任务|整改|工作|落实|核查|督查|督办|交办|宣讲|走访|检查|巡查)[^\n]{0,4}反馈|反馈.{0,4}(整改|任务|落实|核查|工作)"
)
_LEADS_ON = re.compile(r"[>›»❯]")  # a row with an arrow leads on, whatever its kit tells of it
_CONTEXT = re.compile(r"投诉|建议|意见|反馈|工单|诉求")
_NUMBERED = re.compile(
    r"(受理编号|受理号|受理单号|工单号|工单编号|投诉编号|建议编号|反馈编号|回执编号|回执号|查询码|查询编号|登记编号|编号|单号):?([A-Za-z]{0,6}[-]?\d[A-Za-z0-9-]{4,})"
)
_ACCEPTED = re.compile(r"提交成功|已受理|已提交|已收到|受理成功|感谢您的|我们已收到")
_TRACKING = re.compile(
    r"(处理|办理|受理)(进度|状态|结果|情况)|进度查询|受理中|处理中|办理中|待受理|待处理|已受理|已办结|已办理|已回复|已完结|我的(投诉|建议|反馈|工单|诉求)|(反馈|投诉|建议|工单)记录|查询进度"
)
_CLOSED = re.compile(r"已办结|已完结|已办理|已结案")
_RATING = re.compile(r"满意度|非常满意|^满意$|不满意|评价|回访|追评|打分")
_PHONE = re.compile(r"(?<![A-Za-z0-9·])12345(热线|平台)?$")
_LETTER_BOX = re.compile(r"信箱")  # takes complaints too, yet is not the entry to them where there is one
ENTRY_CHARACTERS = 14


def detect_complaint(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """COMPLAINT_ENTRY (the nearest, logged out before logged in), _RECEIPT, _TRACKING, _RATING."""
    entries = [(view, piece, sure) for view in views for piece, sure in _entries(view)]
    if entries:
        view, piece, sure = min(
            entries, key=lambda one: (bool(_LETTER_BOX.search(one[1].text)), -one[2], one[0].logged_in, one[0].taps)
        )
        data: dict[str, object] = {"taps": view.taps, "logged_out": not view.logged_in}
        data |= {"way": "phone"} if _PHONE.search(piece.text) else {}
        yield sighting(Kind.COMPLAINT_ENTRY, view, [piece], masker, confidence=sure, data=data)
    yield from strongest(one for view in views for one in _aftermath(view, masker))


def _entries(view: ScreenView) -> Iterable[tuple[Piece, float]]:
    for piece in view.pieces:
        if "反馈" in piece.text and _TASK_ANSWER.search(f"{view.title_over(piece)}\n{piece.text}"):
            continue
        if (
            han_count(piece.text) > ENTRY_CHARACTERS
            or len(piece.text) > 2 * ENTRY_CHARACTERS
            or _ABOUT_OTHERS.search(piece.text)
            or ("投诉" not in piece.text and _POLLED.search(view.section(piece)))
        ):
            continue
        if not _ENTRY.search(piece.text) or _OTHER_ANSWER.search(piece.text):
            if _PHONE.search(piece.text):
                yield piece, 0.6
            continue
        plain = _PLAIN_ENTRY.fullmatch(piece.text) and piece.is_control
        if plain or (piece.seen_by == "ocr" and _PLAIN_ENTRY.fullmatch(piece.text) and not view.is_reading):
            yield piece, 0.9 if plain else 0.6
        if _PLAIN_ENTRY.fullmatch(piece.text) and any(_LEADS_ON.fullmatch(other.text) for other in view.row(piece)):
            yield piece, 0.8
        if _FOOT_ENTRY.search(piece.text) and not view.reads(piece):
            yield piece, 0.7
        if piece.text in ("反馈", "意见") and (piece.node.in_dialog or not piece.is_control):
            continue  # a report of a crash; a field of a survey
        tappable = piece.is_control and view.part(piece) is not Part.HEADLINE
        if tappable or (view.is_heading(piece) and view.has_form()):
            yield piece, 0.9


def _aftermath(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if view.is_reading or not _CONTEXT.search(view.text):
        return
    for piece in view.wrapped(2):
        yield from _receipt(view, piece, masker)
    for piece in view.pieces:
        if view.part(piece) in (Part.HEADLINE, Part.PROSE):
            continue
        if _TRACKING.search(piece.text):
            sure = _tracking_confidence(view, piece)
            closed = {"closed": True} if sure >= 0.9 and _CLOSED.search(piece.text) else {}
            sure = 0.95 if closed else sure
            yield sighting(Kind.COMPLAINT_TRACKING, view, [piece], masker, confidence=sure, data=closed)
        if _RATING.search(piece.text):
            ratable = piece.is_control or any(one.is_control and _RATING.search(one.text) for one in view.pieces)
            yield sighting(Kind.COMPLAINT_RATING, view, [piece], masker, confidence=0.85 if ratable else 0.4)


def _receipt(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    number = _NUMBERED.search(piece.text)
    if number and "备案" not in piece.text:
        sure = 0.95 if view.after_submit or _ACCEPTED.search(view.text) else 0.45
        data = {"number": number.group(2)}
        yield sighting(Kind.COMPLAINT_RECEIPT, view, [piece], masker, confidence=sure, data=data)


def _tracking_confidence(view: ScreenView, piece: Piece) -> float:
    numbered = bool(_NUMBERED.search(view.text))
    about = any(_CONTEXT.search(heading) for heading in view.headings)
    own = _CONTEXT.search(piece.text) is not None and piece.is_control
    return 0.9 if numbered or about else 0.75 if own else 0.4
