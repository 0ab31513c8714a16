"""The complaint function (投诉建议): entry, receipt with a number, tracking, rating.

Here a miss would accuse, so words are taken wide.
"""

import re
from collections.abc import Iterable, Sequence

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("complaint")

# What is sent to a maker after a crash, or back to a superior, is no complaint.
_OTHER_ANSWER = re.compile(r"发送(反馈|报告)|(整改|落实|任务|工作|办理|核查)(情况)?反馈")
_LEADS_ON = re.compile(r"[>›»❯]")  # a row with an arrow leads on, whatever its kit tells of it
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
        if "反馈" in piece.text and _SAID.task_answer.search(f"{view.title_over(piece)}\n{piece.text}"):
            continue
        if (
            han_count(piece.text) > ENTRY_CHARACTERS
            or len(piece.text) > 2 * ENTRY_CHARACTERS
            or _SAID.about_others.search(piece.text)
            or ("投诉" not in piece.text and _SAID.polled.search(view.section(piece)))
        ):
            continue
        if not _SAID.entry.search(piece.text) or _OTHER_ANSWER.search(piece.text):
            if _PHONE.search(piece.text):
                yield piece, 0.6
            continue
        plain = _SAID.plain_entry.fullmatch(piece.text) and piece.is_control
        if plain or (piece.seen_by == "ocr" and _SAID.plain_entry.fullmatch(piece.text) and not view.is_reading):
            yield piece, 0.9 if plain else 0.6
        if _SAID.plain_entry.fullmatch(piece.text) and any(
            _LEADS_ON.fullmatch(other.text) for other in view.row(piece)
        ):
            yield piece, 0.8
        if _SAID.foot_entry.search(piece.text) and not view.reads(piece):
            yield piece, 0.7
        if piece.text in ("反馈", "意见") and (piece.node.in_dialog or not piece.is_control):
            continue  # a report of a crash; a field of a survey
        tappable = piece.is_control and view.part(piece) is not Part.HEADLINE
        if tappable or (view.is_heading(piece) and view.has_form()):
            yield piece, 0.9


def _aftermath(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    if view.is_reading or not _SAID.context.search(view.text):
        return
    for piece in view.wrapped(2):
        yield from _receipt(view, piece, masker)
    for piece in view.pieces:
        if view.part(piece) in (Part.HEADLINE, Part.PROSE):
            continue
        if _SAID.tracking.search(piece.text):
            sure = _tracking_confidence(view, piece)
            closed = {"closed": True} if sure >= 0.9 and _SAID.closed.search(piece.text) else {}
            sure = 0.95 if closed else sure
            yield sighting(Kind.COMPLAINT_TRACKING, view, [piece], masker, confidence=sure, data=closed)
        if _SAID.rating.search(piece.text):
            ratable = piece.is_control or any(one.is_control and _SAID.rating.search(one.text) for one in view.pieces)
            yield sighting(Kind.COMPLAINT_RATING, view, [piece], masker, confidence=0.85 if ratable else 0.4)


def _receipt(view: ScreenView, piece: Piece, masker: Masks) -> Iterable[Observation]:
    number = _SAID.numbered.search(piece.text)
    if number and "备案" not in piece.text:
        sure = 0.95 if view.after_submit or _SAID.accepted.search(view.text) else 0.45
        data = {"number": number.group(2)}
        yield sighting(Kind.COMPLAINT_RECEIPT, view, [piece], masker, confidence=sure, data=data)


def _tracking_confidence(view: ScreenView, piece: Piece) -> float:
    numbered = bool(_SAID.numbered.search(view.text))
    about = any(_SAID.context.search(heading) for heading in view.headings)
    own = _SAID.context.search(piece.text) is not None and piece.is_control
    return 0.9 if numbered or about else 0.75 if own else 0.4
