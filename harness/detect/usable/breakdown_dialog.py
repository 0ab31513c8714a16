"""Dialogs in which the system says that the app crashed or does not respond; articles about crashes are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_TEXTS = {
    "crash": re.compile(
        r"(屡次|一再|反复|意外)(停止|终止)(运行|工作)?|(已|自动)?(停止|终止)(运行|工作)|(连续|多次|频繁)(停止|崩溃)|已崩溃|应用崩溃|(运行|使用)中断|出现(了)?(故障|问题)|意外退出|异常(退出|终止|停止)|(出现|发生)(了)?(异常|错误|崩溃).{0,8}(退出|关闭|重启)"
        r"|(运行)?异常.{0,3}(即将|需要|将)(退出|关闭)|([“「].+[”」]|应用|程序).{0,12}(出现|发生|遇到)(了)?.{0,2}(错误|故障|异常|崩溃|问题)|进程.{0,2}崩溃|崩溃(了|啦)|闪退|程序崩溃|keeps\s?stopping|has\s?stopped",
        re.IGNORECASE,
    ),
    "anr": re.compile(
        r"(没有|暂?时?无|暂?未|不)响应|[^，。]{2,}(暂时)?没有反应|isn.?t\s?responding|not\s?responding", re.IGNORECASE
    ),
}
_OF_OTHERS = re.compile(
    r"(公交|地铁|班车|缆车|索道|列车|航班|轮渡|线路|号线|扶梯).{0,12}(停止|终止)|(服务(器|端)?|网络|接口|对方|请求|打印(服务|机)?|会议|扫描|录音|连接|设备|电梯|机组)[^站厅台通]{0,3}(无|没有|未|停止|异常|响应|断开|结束)|[器机头卡锁闸仪泵灯](没有|无|未|不|已?停止|已?终止)(响应|运行|工作)"
)
_OTHERS_APP = re.compile(r"^(很|非常)?抱歉|应用|APP|[“\"「].+[”\"」]", re.IGNORECASE)
_ANSWER = re.compile(
    r"^(确定|好|知道了|我知道了|(继续)?等待|(不|强行|强制)?(关闭|停止|结束|退出|上报|发送|反馈|报告|重启)(应用|程序|反馈|报告)?|"
    r"应用信息|重新打开(应用)?|重新加载|刷新|取消|close(app)?|wait|ok|appinfo|openappagain|sendfeedback)$",
    re.IGNORECASE,
)
# Both answers of a dialog, read in one.
_ANSWERS = re.compile(r"(确定|(继续)?等待|(强行|强制)?(关闭|停止|结束)(应用)?|发送反馈|重新打开应用){2}")
_STOPPED = re.compile(r"已停止$")  # only with an answer that no app of its own gives
_OF_SYSTEM = re.compile(r"重新打开应用|应用信息|关闭应用|发送反馈")
_REPORTED = re.compile(r"上报|反馈|报告|发送")  # outside a dialog it sends what a person reports
TEXT_CHARACTERS = 48
ANSWER_REACH_DP = 150.0


def detect_breakdown_dialog(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """BREAKDOWN_DIALOG by subject (crash, anr), one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    answers = [piece for piece in view.pieces if _ANSWER.search(piece.text) or _ANSWERS.fullmatch(piece.text)]
    if not answers:
        return
    for piece in view.wrapped(2):
        if len(piece.text) > TEXT_CHARACTERS or view.reads(piece) or piece in answers:
            continue
        subject = next((name for name, shape in _TEXTS.items() if shape.search(piece.text)), "")
        if not subject and _STOPPED.search(piece.text) and any(_OF_SYSTEM.fullmatch(one.text) for one in answers):
            subject = "crash"
        others = _OF_OTHERS.search(piece.text) and not _OTHERS_APP.search(piece.text)
        if not (
            piece.node.in_dialog
            or any(
                (one.is_control or _stands_below(one, piece)) and not _REPORTED.fullmatch(one.text) for one in answers
            )
        ):
            continue
        if subject and not others:
            sure = 0.9 if piece.node.in_dialog else 0.6
            yield sighting(Kind.BREAKDOWN_DIALOG, view, [piece, *answers], masker, confidence=sure, subject=subject)
            return


def _stands_below(answer: Piece, said: Piece) -> bool:
    """An answer that is no control by its look stands right under what is said."""
    return 0 < answer.box.centre[1] - said.box.centre[1] <= ANSWER_REACH_DP
