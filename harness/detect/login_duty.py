"""Duties to log in: login streaks and points, reminders for not logging in; session expiry and passwords are none."""

from collections.abc import Iterable, Sequence

from harness.detect.function_label import labelled
from harness.detect.lexicon import load_lexicon
from harness.detect.screen_view import ScreenView
from harness.detect.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_STREAK = ("连续登录", "登录天数", "累计登录", "每日登录", "每天登录", "登录积分", "登录得分")


def detect_login_duty(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """LOGIN_DUTY, one per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("login_duty"), view):
        row = "".join(piece.text for piece in view.row(found.piece))
        streak = any(word in row for word in _STREAK) and any(char.isdigit() for char in row)
        confidence = 0.85 if streak and not view.is_reading else found.confidence
        yield sighting(Kind.LOGIN_DUTY, view, view.row(found.piece), masker, confidence=confidence)
