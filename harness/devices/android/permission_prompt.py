"""The system's question whether an app may use a permission, as it stands on the screen. Pure.

Its buttons are found by permission_dialog's words, its subject by the words of the question.
"""

import re
from dataclasses import dataclass

from harness.devices.android.permission_dialog import Answer, is_permission_dialog, texts
from harness.devices.android.ui_tree import package_in_front
from harness.devices.session import PermissionState
from harness.model.screen import UiNode, UiTree

MAX_QUESTION_CHARS = 300
# The names that permissions.NAMES uses, in the order in which the words decide.
_SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("geolocation", re.compile(r"位置|定位|location", re.I)),
    ("camera", re.compile(r"拍摄|相机|摄像|camera|take pictures", re.I)),
    ("microphone", re.compile(r"录音|录制音频|麦克风|record audio|microphone", re.I)),
    ("notifications", re.compile(r"通知|notification", re.I)),
    ("photos", re.compile(r"照片|图片|媒体|存储|文件|photos|media|files|storage", re.I)),
    ("contacts", re.compile(r"通讯录|联系人|contacts", re.I)),
    ("call_log", re.compile(r"通话记录|call logs?", re.I)),
    ("phone", re.compile(r"电话|phone calls", re.I)),
    ("calendar", re.compile(r"日历|日程|calendar", re.I)),
    ("sms", re.compile(r"短信|\bSMS\b", re.I)),
    ("activity", re.compile(r"健身|步数|physical activity", re.I)),
    ("sensors", re.compile(r"身体传感器|body sensors", re.I)),
    ("bluetooth", re.compile(r"附近|蓝牙|nearby|bluetooth", re.I)),
)
# The least that lets the app go on comes first.
_ANSWERS: dict[PermissionState, tuple[Answer, ...]] = {
    "granted": ("allow_while_used", "allow", "allow_once"),
    "denied": ("deny", "deny_for_good"),
    "prompt": ("deny", "deny_for_good"),
}


@dataclass(frozen=True, slots=True)
class PermissionPrompt:
    """`permission` is a name of permissions.NAMES, "" where the words do not tell."""

    question: str
    permission: str
    buttons: tuple[UiNode, ...]

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(node.text[:40] for node in self.buttons[:8])

    def button(self, wanted: PermissionState) -> UiNode | None:
        """The button that brings a permission to a state; None where the system offers none."""
        for answer in _ANSWERS[wanted]:
            for words in texts(answer):
                for node in self.buttons:
                    if node.text.strip().casefold() == words.casefold():
                        return node
        return None


def read_prompt(tree: UiTree) -> PermissionPrompt | None:
    """The question on the screen, or None. An app's own dialogue that asks alike is none."""
    if not is_permission_dialog(package_in_front(tree)):
        return None
    prompt = PermissionPrompt("", "", tuple(node for node in tree.nodes if node.clickable and node.text.strip()))
    if prompt.button("denied") is None:
        return None
    question = " ".join(node.text for node in tree.nodes if node.text and not node.clickable)[:MAX_QUESTION_CHARS]
    return PermissionPrompt(question, subject_of(question), prompt.buttons)


def subject_of(question: str) -> str:
    return next((name for name, words in _SUBJECTS if words.search(question)), "")
