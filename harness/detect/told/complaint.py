"""The complaint function (投诉建议): entry, receipt with a number, tracking, rating.

Here a miss would accuse, so words are taken wide.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachPlace, Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("complaint")

# What is sent to a maker after a crash, or back to a superior, is no complaint.
_OTHER_ANSWER = re.compile(r"发送(反馈|报告)|(整改|落实|任务|工作|办理|核查)(情况)?反馈|反馈并(关闭|退出)")
_BACK = re.compile(r"^[‹<←〈く]")  # of a page's title
_LEADS_ON = re.compile(r"[>›»❯]")  # a row with an arrow leads on, whatever its kit tells of it
_FIELD_VALUE = re.compile(
    r"无|有|是|否|(不)?同意|通过|属实|满意|暂无|[已未][\u4e00-\u9fff]{1,3}|\d[\d.:-]*[\u4e00-\u9fff]?"
)
_REACHED = re.compile(r"^(QQ|微信|电话|邮箱|热线|公众号).{0,3}[:\d]|@[\w-]+\.|^\d{3,4}-?\d{7,8}$")
_PHONE = re.compile(r"(?<![A-Za-z0-9·])12345(热线|平台)?$|(电话|热线):?[\d-]*$")
_LETTER_BOX = re.compile(r"信箱")  # takes complaints too, yet is not the entry to them where there is one
_FIGURE = re.compile(r"\d[\d,.]*(件|条|次|个|起|人|%|‰|宗)?")
_ENDS = ("。", ";", ",")  # of a sentence, whose last line looks as short as a label
TOP_DP = 96.0
LEAST_ARROWS = 3
FIGURE_DP, LABEL_CHARACTERS = 40.0, 10
ENTRY_CHARACTERS, PLAIN_CHARACTERS = 14, 20  # Chinese ones; of a label, and of a sentence that leads to the entry


def _nearest(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    entries = [(view, piece, sure) for view in views for piece, sure in _entries(view)]
    if entries:
        view, piece, sure = min(entries, key=_order)
        yield _told(view, piece, sure, masker)
    yield from strongest(one for view in views for one in _aftermath(view, masker))


@partial(EachPlace, _nearest)
def detect_complaint(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """COMPLAINT_ENTRY (of a run the nearest, logged out before logged in), _RECEIPT, _TRACKING, _RATING."""
    for piece, sure in _entries(view):
        yield _told(view, piece, sure, masker)
    yield from _aftermath(view, masker)


def _order(entry: tuple[ScreenView, Piece, float]) -> tuple[bool, bool, float, bool, int]:
    view, piece, sure = entry
    return bool(_LETTER_BOX.search(piece.text)), bool(_PHONE.search(piece.text)), -sure, view.logged_in, view.taps


def _told(view: ScreenView, piece: Piece, sure: float, masker: Masks) -> Observation:
    data: dict[str, object] = {"taps": view.taps, "logged_out": not view.logged_in}
    data |= {"way": "phone"} if _PHONE.search(piece.text) else {}
    return sighting(Kind.COMPLAINT_ENTRY, view, [piece], masker, confidence=sure, data=data)


def _entries(view: ScreenView) -> Iterable[tuple[Piece, float]]:
    for piece in view.wrapped(2):
        asked = not view.reads(piece) and _SAID.sentence.fullmatch(piece.text)
        if asked and not _SAID.polled.search(view.section(piece)):
            yield piece, 0.7
    for piece in view.pieces:
        if len(piece.text) <= 2 * PLAIN_CHARACTERS and han_count(piece.text) <= PLAIN_CHARACTERS:
            sure = 0.0 if _is_of_others(view, piece) else _confidence(view, piece)
            if sure > 0:
                yield piece, sure


def _is_of_others(view: ScreenView, piece: Piece) -> bool:
    """An answer to a superior or a maker, an opinion on a draft, a column of figures."""
    if _SAID.stars.fullmatch(piece.text) and view.is_heading(piece):
        return True
    if _is_of_work(view, piece):
        return True
    about = f"{view.title_over(piece)}\n{piece.text}"
    about += "" if piece.text.startswith(("意见", "问题", "用户")) else f"\n{view.section(piece)}"
    if "反馈" in piece.text and _SAID.task_answer.search(about):
        return True
    polled = "投诉" not in piece.text and _SAID.polled.search(f"{view.title}|{view.section(piece)}")
    return bool(polled or _SAID.about_others.search(piece.text) or _OTHER_ANSWER.search(piece.text))


def _is_of_work(view: ScreenView, piece: Piece) -> bool:
    """What staff report on their rounds or note on a visit, a mark that is contested, a letter to a teacher."""
    page = view.text
    if _SAID.ticket_page.search(view.title):
        return False
    return any(
        word.fullmatch(piece.text) and about.search(page)
        for word, about in (
            (_SAID.on_rounds, _SAID.rounds_page),
            (_SAID.noted, _SAID.noted_page),
            (_SAID.of_marks, _SAID.marks_page),
            (_SAID.of_task, _SAID.task_page),
            (_SAID.letter, _SAID.letter_page),
        )
    )


def _confidence(view: ScreenView, piece: Piece) -> float:
    """How surely a text leads to complaining, 0 where it does not."""
    alone = _SAID.plain_entry.fullmatch(_BACK.sub("", piece.text)) and not _is_bare_field(piece)
    if not view.reads(piece) and _goes_with_page(view, piece):
        return 0.7
    led_on = _LEADS_ON.search(piece.text[-1:]) or any(_leads(other.text) for other in view.row(piece))
    if alone and (piece.is_control or led_on):
        return 0.9
    if not piece.is_control and _is_counted(view, piece):
        return 0.0
    return _of_picture(view, piece, alone=bool(alone)) or _of_place(view, piece)


def _goes_with_page(view: ScreenView, piece: Piece) -> bool:
    """What only the page tells to be one: a ticket under 关于 or 帮助, one more request under the last."""
    about = "|".join((view.title, *(one.text for one in view.pieces if one.box.y_dp <= TOP_DP)))
    ticket = _SAID.ticket.fullmatch(piece.text) and _SAID.ticket_page.search(about)
    return bool(ticket or (_SAID.again.fullmatch(piece.text) and _SAID.context.search(about)))


def _of_picture(view: ScreenView, piece: Piece, *, alone: bool) -> float:
    """By its words, where nothing tells whether it can be tapped."""
    if view.reads(piece) or _is_value(view, piece) or _heads_figures(view, piece):
        return 0.0
    untold = piece.seen_by == "ocr" or view.hides_controls
    if (alone and (untold or _PHONE.search(piece.text))) or _SAID.foot_entry.search(piece.text):
        return 0.7
    return 0.65 if piece.seen_by == "ocr" and _is_named(view, piece) else 0.0


def _leads(beside: str) -> bool:
    """An arrow, or by what one is reached: a group, an address, a number."""
    return bool(_LEADS_ON.fullmatch(beside) or _REACHED.search(beside))


def _of_place(view: ScreenView, piece: Piece) -> float:
    """A control, or the heading over a form."""
    told = _SAID.entry.search(piece.text) and not piece.text.endswith(_ENDS)
    if not told or han_count(piece.text) > ENTRY_CHARACTERS or _is_bare_field(piece):
        if _asks_for_it(view, piece):
            return 0.7
        to_ask = _SAID.asked_about.search(piece.text)
        return 0.6 if _PHONE.search(piece.text) and "12345" in piece.text and not to_ask else 0.0
    tappable = piece.is_control and view.part(piece) is not Part.HEADLINE
    return 0.9 if tappable or (view.is_heading(piece) and view.has_form()) else 0.0


def _asks_for_it(view: ScreenView, piece: Piece) -> bool:
    """The heading of a page that sends in what one thinks, of a kit that tells no field."""
    if not (view.hides_controls and view.is_heading(piece) and _SAID.asks.fullmatch(piece.text)):
        return False
    named = _SAID.entry.search(piece.text)
    return bool(named) and any(_SAID.sends.fullmatch(one.text) for one in view.pieces)


def _is_named(view: ScreenView, piece: Piece) -> bool:
    """A short label of a picture with a word that only an entry bears."""
    short = han_count(piece.text) <= LABEL_CHARACTERS and view.part(piece) is Part.LABEL
    return short and bool(_SAID.sure_word.search(piece.text))


def _is_value(view: ScreenView, piece: Piece) -> bool:
    """What a longer text at its left is about, or a field with its own value at the right."""
    beside = [other for other in view.row(piece) if other is not piece]
    if _SAID.call.fullmatch(piece.text):
        return False
    if any(_is_misread_arrow(view, other) for other in beside):
        return False
    if len(beside) == 1 and beside[0].box.x_dp > piece.box.x_dp and _FIELD_VALUE.fullmatch(beside[0].text):
        return True
    left = [other for other in view.row(piece) if other.box.x_dp < piece.box.x_dp]
    return any(han_count(other.text) > max(LABEL_CHARACTERS - 2, han_count(piece.text)) for other in left)


def _heads_figures(view: ScreenView, piece: Piece) -> bool:
    """The name of a channel over what was counted there."""
    counted = any(_FIGURE.fullmatch(other.text) for other in view.pieces)
    return counted and view.is_heading(piece) and not _SAID.sure_word.search(piece.text)


def _is_counted(view: ScreenView, piece: Piece) -> bool:
    """A label of figures: 投诉 | 12件, or the figure over it or under it."""
    return any(
        _FIGURE.fullmatch(other.text)
        and not _is_misread_arrow(view, other)
        and abs(other.box.centre[1] - piece.box.centre[1]) <= FIGURE_DP
        and (other in view.row(piece) or abs(other.box.centre[0] - piece.box.centre[0]) <= FIGURE_DP)
        for other in view.pieces
    )


def _is_misread_arrow(view: ScreenView, figure: Piece) -> bool:
    """The same single figure at the end of row after row: an arrow that was read as 7, or as another one."""
    least = LEAST_ARROWS - 1 if figure.text == "7" else LEAST_ARROWS
    return len(figure.text) == 1 and sum(row[-1].text == figure.text for row in view.rows) >= least


def _is_bare_field(piece: Piece) -> bool:
    """A report of a crash; a field of a survey; a column of a table."""
    return piece.text in ("反馈", "意见", "建议", "留言", "评议") and (piece.node.in_dialog or not piece.is_control)


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
