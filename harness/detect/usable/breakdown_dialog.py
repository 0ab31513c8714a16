"""Dialogs in which the system says that the app crashed or does not respond; articles about crashes are none."""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("breakdown_dialog")

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
_STOPPED = re.compile(r"已停止$")  # only with an answer that no app of its own gives
TEXT_CHARACTERS = 48
ANSWER_REACH_DP = 150.0


def detect_breakdown_dialog(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """BREAKDOWN_DIALOG by subject (crash, anr), one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    answers = [piece for piece in view.pieces if _SAID.answer.search(piece.text) or _SAID.answers.fullmatch(piece.text)]
    if not answers:
        return
    for piece in view.wrapped(2):
        if len(piece.text) > TEXT_CHARACTERS or view.reads(piece) or piece in answers:
            continue
        subject = next((name for name, shape in _TEXTS.items() if shape.search(piece.text)), "")
        if not subject and _STOPPED.search(piece.text) and any(_SAID.of_system.fullmatch(one.text) for one in answers):
            subject = "crash"
        others = _SAID.of_others.search(piece.text) and not _SAID.others_app.search(piece.text)
        if not (
            piece.node.in_dialog
            or any(
                (one.is_control or _stands_below(one, piece)) and not _SAID.reported.fullmatch(one.text)
                for one in answers
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
