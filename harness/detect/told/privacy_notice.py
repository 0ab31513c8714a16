"""Privacy policy and consent dialog: reachable, with a way to refuse, nothing ticked beforehand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import signless
from harness.model.app import App
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation

_SAID = Phrases("privacy_notice")

_NAMED = re.compile(r"《[^》]{0,16}(隐私|个人信息)[^》]{0,12}》")
_AGREED = re.compile(r"同意.{0,24}《.{0,12}(隐私|个人信息).{0,10}》")
_BOTH = re.compile(r"(不同意|拒绝|暂不使用|取消)(同意|接受|允许)")  # two buttons side by side, read as one
POLICY_CHARACTERS, ROW_CHARACTERS = 24, 10
MOST_ANSWERS, FIELD_CHARACTERS = 5, 14
ANSWERS_DP = 80.0  # from one answer to the other
_CONSENTS = re.compile(r"同意|接受|授权")
_ASKED = re.compile(r"(表示|视为|即|代表|请您?|需要?您?)(您|已|均)?(阅读并)?同意")


def detect_privacy_policy(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PRIVACY_POLICY where it can be reached with the fewest taps."""
    places = [(view, piece) for view in views for piece in view.pieces if _names_policy(view, piece)]
    if not places:
        places = [(view, piece) for view in views for piece in view.wrapped(2) if _is_agreed_to(view, piece)]
    if places:
        view, piece = min(places, key=lambda place: (place[0].taps, not place[1].is_control))
        data = {"taps": view.taps, "implied": any(_is_implied(one) for one in views)}
        yield sighting(Kind.PRIVACY_POLICY, view, [piece], masker, confidence=0.9, data=data)


def _is_implied(view: ScreenView) -> bool:
    """登录即代表同意: agreement is read out of an act that is about something else, and no box asks for it."""
    said = any(_SAID.implied.search(piece.text) and not view.reads(piece) for piece in view.pieces)
    return said and not any(node.kind == "checkbox" for node in view.tree.nodes)


def detect_consent_dialog(
    views: Sequence[ScreenView], events: Sequence[Event], masker: Masks, early: Sequence[Evidence] = ()
) -> Iterable[Observation]:
    """CONSENT_DIALOG with refuse_offered and preticked, once from the first screens and once as the driver met it.

    `early` shows what was collected before the user could answer; where there is any, `after_collection` is true.
    """
    told = [event for event in events if event.kind is EventKind.CONSENT and event.data.get("dialog") is True]
    seen = strongest(one for view in views if view.phase is Phase.BEFORE_CONSENT for one in _dialog(view, told, masker))
    for one in (*seen, *_met(told)):
        yield _late(one, early) if early else one


def _names_policy(view: ScreenView, piece: Piece) -> bool:
    return bool(_SAID.policy.search(piece.text) or _SAID.document.fullmatch(piece.text)) and (
        (piece.is_control and len(piece.text) <= POLICY_CHARACTERS)
        or view.is_heading(piece)
        or _is_row(view, piece)
        or (bool(_SAID.led_to.search(piece.text)) and not view.reads(piece))
        or (bool(_SAID.links.fullmatch(piece.text) or _SAID.document.fullmatch(piece.text)) and not view.reads(piece))
        or piece.node.in_dialog
        or bool(_AGREED.search(piece.text))
        or _is_agreed_to(view, piece)
        or (piece.seen_by == "ocr" and len(piece.text) <= ROW_CHARACTERS and not view.is_reading)
    )


def _is_agreed_to(view: ScreenView, piece: Piece) -> bool:
    """Whether a sentence names it in brackets, perhaps over two lines, where the page has an answer that agrees."""
    return bool(_NAMED.search(piece.text)) and any(
        _answers(one) and _SAID.agree.search(one.text) for one in view.pieces
    )


def _is_row(view: ScreenView, piece: Piece) -> bool:
    """A row that names a policy and leads on, of a kit that does not tell what can be tapped."""
    led = any(re.fullmatch("[>›»❯]", other.text) for other in view.row(piece))
    return bool(_SAID.whole.fullmatch(piece.text)) and led and not view.is_reading


def _dialog(view: ScreenView, told: Sequence[Event], masker: Masks) -> Iterable[Observation]:
    about = [piece for piece in view.pieces if _SAID.policy.search(piece.text) or _SAID.personal.search(piece.text)]
    answers = [piece for piece in view.pieces if _answers(piece) and _SAID.agree.search(piece.text)]
    if not any(_SAID.policy.search(piece.text) for piece in about):
        answers = [piece for piece in answers if _CONSENTS.search(piece.text)]  # 知道了 answers any notice of a profile
    in_dialog = any(piece.node.in_dialog for piece in about)
    if not answers and in_dialog and any(_ASKED.search(piece.text) for piece in view.pieces if piece.node.in_dialog):
        answers = [piece for piece in view.pieces if piece.is_control and _SAID.confirm.fullmatch(piece.text)]
    refusals = [piece for piece in view.pieces if _answers(piece) and _SAID.refuse.search(piece.text)]
    answers = [piece for piece in answers if piece not in refusals or _BOTH.fullmatch(piece.text)]
    if not answers and refusals and any(_SAID.ticked.fullmatch(piece.text) for piece in view.pieces):
        answers = [piece for piece in view.pieces if _SAID.goes_on.fullmatch(piece.text) and _is_by(piece, refusals)]
    page_of_its_own = bool(refusals) and not any(_is_field(piece) for piece in view.pieces)
    if not about or not answers or not (in_dialog or told or page_of_its_own):
        return
    offered = bool(refusals) or any(event.data.get("refuse_offered") is True for event in told)
    data = {"refuse_offered": offered, "preticked": _preticked(view)}
    pieces = [*answers[:1], *refusals[:1], *about[:1]]
    yield sighting(Kind.CONSENT_DIALOG, view, pieces, masker, confidence=0.9 if in_dialog else 0.7, data=data)


def _is_field(piece: Piece) -> bool:
    """Something to fill in; a sentence that a picture shows in pale type looks like one."""
    return piece.node.kind == "input" and len(piece.text) < FIELD_CHARACTERS


def _answers(piece: Piece) -> bool:
    """A control, or the bare words of one: the pages of some kits do not tell what can be tapped."""
    said = signless(piece.text)
    bare = _SAID.bare_answer.fullmatch(said) or _SAID.refused_for.fullmatch(piece.text)
    return piece.is_control or bool(bare or (piece.node.in_dialog and _SAID.dialog_answer.fullmatch(said)))


def _is_by(piece: Piece, refusals: Sequence[Piece]) -> bool:
    """A control, or what stands beside or over a refusal."""
    return piece.is_control or any(abs(piece.box.centre[1] - other.box.centre[1]) <= ANSWERS_DP for other in refusals)


def _preticked(view: ScreenView) -> bool:
    """A ticked box on a screen where the user has done nothing yet."""
    ticked = [node for node in view.tree.nodes if node.kind == "checkbox" and node.checked]
    agreeing = re.compile(r"同意|隐私|协议|个人信息")
    for node in ticked:
        row = [other.text for other in view.tree.nodes if abs(other.box.centre[1] - node.box.centre[1]) <= 24]
        if view.taps == 0 and agreeing.search("".join(row)):
            return True
    return False


def _met(told: Sequence[Event]) -> Iterable[Observation]:
    """The dialog as the driver read its controls off the device, at the moment it answered or left it."""
    if told:
        data = {key: any(event.data.get(key) is True for event in told) for key in ("refuse_offered", "preticked")}
        evidence = tuple(Evidence("events.jsonl", f"seq={event.seq}") for event in told[:MOST_ANSWERS])
        yield Observation(Kind.CONSENT_DIALOG, Channel.SCENARIO, "", 0.8, evidence, told[0].phase, data=data)


def _late(one: Observation, early: Sequence[Evidence]) -> Observation:
    return replace(one, evidence=(*one.evidence, *early), data={**one.data, "after_collection": True})
