"""Rule text of duty (protocol MP-8): a sentence that joins a word of duty with a function of this app.

Quoting the measures, forbidding a duty, and policy articles that speak of other things are none.
"""

import re
from collections.abc import Iterable

from harness.detect.duty.act import LEAST_PARTS, acts_in, for_guests, is_demanded
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.duty_subjects import duty_subjects
from harness.detect.words.lexicon import Lexicon, load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("duty_text")

_DONE = re.compile(
    r"已(被)?(纳入|列入|记为|记作|视为|扣除?)|已被(通报|约谈|问责)|被亮"
)  # tells what was done, and makes nothing a duty
_NUMBERED = re.compile(r"^[(（]?([一二三四五六七八九十]{1,2}|\d{1,2})[)）、.．:]+(?!\d)")
_SENTENCE = re.compile(r"[。;!?\n]")
_REPORTED = re.compile(r",[^,]{0,6}(进度|排名|名单|结果|情况)(每[日天周]|实时)[^,]{0,6}(公布|通报|更新|公示)$")
_NOT_COUNTED = re.compile(r"(?<=的)(照片|视频|轨迹|日志|记录|截图)?不计入(?!成绩)")
_TASK = "task"
_OF_LAW = frozenset({"应当", "依据"})  # what laws say of everybody; by themselves they order nobody's work
_GAINS = re.compile(r"(?<!\d)[-+得加奖送积计获]\d+(\.\d+)?(积?分)?")  # what an act earns makes it no duty
_RIGHT = re.compile(
    r"每(人|户|家|天|日|周|月)(?:每[天日次月])?.{0,4}(可|限|最多|补|发放|领|[一两\d]份|一餐|[\d.]+元)|均可|可以"
)  # what one may, not must
SENTENCE_CHARACTERS, NAME_CHARACTERS = (6, 120), 8
LEAST_TOLD = 12  # 每周五17:00前报送 labels a report with its day
CLEAR_DUTY = 0.75  # confidence from which a sentence says a duty with its consequence, or twice


@EachRole
def detect_duty_text(view: ScreenView, app: App, masker: Masks) -> Iterable[Observation]:
    """DUTY_TEXT by subject, one each per role; `by_sponsor` where the text is the sponsor's own rule for this app.

    The app's own pages are its sponsor's text. An article in it is that only where it speaks of the app.
    """
    name = normalise(app.name)
    for piece in view.pieces:
        yield from _in_piece(view, piece, name, masker)


def _in_piece(view: ScreenView, piece: Piece, app_name: str, masker: Masks) -> Iterable[Observation]:
    if piece.node.kind == "input" or (piece.is_control and len(piece.text) <= NAME_CHARACTERS):
        return  # the name of a control orders nothing
    duty = load_lexicon("duty")
    of_guests = for_guests(view.title_over(piece)) and not _SAID.counts_for.search(piece.text)
    addressed = view.is_circular or _SAID.addressed.search(view.text)
    reads = (view.reads(piece) and not addressed) or of_guests
    if _SAID.advises.search(view.text) and not view.is_circular:
        return
    for sentence in map(_unlifted, _sentences(piece.text)):
        if SENTENCE_CHARACTERS[0] <= len(sentence) <= SENTENCE_CHARACTERS[1] and not (
            _SAID.quoted.search(sentence) or _SAID.named.search(sentence) or _DONE.search(sentence) or _spares(sentence)
        ):
            confidence = _confidence(duty, sentence, app_name, reads=reads)
            if not confidence and not reads and (_demands_work(sentence) or _orders_work(view, sentence)):
                confidence = 0.65
            if _SAID.gate.search(sentence) and not (demand_in(sentence).consequence or _SAID.staff.search(sentence)):
                continue
            subjects = duty_subjects(sentence, title=view.title_over(piece)) if confidence else ()
            bound = _binds_staff(duty, sentence) or _demands_work(sentence) or _orders_work(view, sentence)
            if not subjects and bound and not reads:
                yield sighting(
                    Kind.DUTY_TEXT, view, [piece], masker, confidence=0.6, subject=_TASK, data={"by_sponsor": False}
                )
            data = {"by_sponsor": confidence >= CLEAR_DUTY and not _SAID.safety.search(sentence)}
            for subject in subjects:
                yield sighting(Kind.DUTY_TEXT, view, [piece], masker, confidence=confidence, subject=subject, data=data)


def _sentences(text: str) -> list[str]:
    """Its sentences without the numbers before them; what the first says of the public, the others say, too."""
    told = [_NUMBERED.sub("", one) for one in _SENTENCE.split(text)]
    return [] if of_public(told[0]) and not any(_SAID.staff.search(one) for one in told) else told


def _unlifted(sentence: str) -> str:
    """The sentence with prohibitions that lift nothing said otherwise: 少于 20 秒不能提交, 须现场拍摄，不得翻拍."""
    told = _REPORTED.sub("", sentence) if _REPORTED.search(sentence) and "请" in sentence else sentence
    told = told.replace("不应答", "未应答")
    return _SAID.not_lifting.sub("不准", _NOT_COUNTED.sub("不算", told))


def _orders_work(view: ScreenView, sentence: str) -> bool:
    """Work with a day, a number or a consequence, said to those who do it: 每季度至少上门一次, 请于 28 日前提交支部."""
    demand = demand_in(sentence)
    to_all = demand.whole and demand.modal and _SAID.binds_all.search(sentence) is not None
    measured = demand.quantity or demand.deadline or demand.consequence or demand.sanctions or to_all
    often = demand.period and (demand.quantity or (demand.deadline and len(sentence) >= LEAST_TOLD))
    asked = demand.modal or demand.whole or demand.consequence or often
    served = _SAID.served_page.search(f"{view.title}|{sentence}") or for_guests(f"{view.title}|{sentence}")
    if _SAID.work_rule.search(sentence) and not served:
        return True
    at_work = _SAID.staff.search(sentence) or _SAID.staff_page.search(view.text)
    if _SAID.must_show.search(sentence) and not served and at_work:
        return True
    if _SAID.fails_at_work.search(sentence) and not (served or _RIGHT.search(sentence)) and at_work:
        return not _SAID.reminder.search(sentence)
    if not (measured and asked and _SAID.work_act.search(sentence)):
        return _proves_presence(sentence)
    to_staff = at_work or _SAID.staff_act.search(sentence)
    spared = (
        _SAID.measured_only.search(sentence)
        or _GAINS.search(sentence)
        or _RIGHT.search(sentence)
        or _SAID.event.search(sentence)
    )
    reminded = _SAID.reminder.search(sentence) and not demand.consequence
    return bool(to_staff) and not ((served and not demand.consequence) or spared or reminded)


def _proves_presence(sentence: str) -> bool:
    """One is asked to show by a picture or a track that one was there: 请在校门口拍摄含本人的照片完成签到."""
    acts = acts_in(sentence)
    shown = {"photo", "video", "trail"} & set(acts)
    return demand_in(sentence).modal and "check_in" in acts and bool(shown) and not for_guests(sentence)


def _binds_staff(duty: Lexicon, sentence: str) -> bool:
    """A duty of those who work, or a consequence beside another word of duty, whatever the work is."""
    hits = [hit for hit in duty.spot(sentence) if hit.word not in _OF_LAW]
    consequence = any(hit.word in duty.consequence for hit in hits)
    named = _SAID.staff.search(sentence) and not _SAID.safety.search(sentence) and not _SAID.event.search(sentence)
    ordered = sum(hit.word in duty.strong for hit in hits)
    return bool(hits) and not _RIGHT.search(sentence) and (bool(named) or (consequence and ordered > 1))


def _spares(sentence: str) -> bool:
    """What lifts a duty, and what the law asks of the public."""
    return bool(_SAID.of_public.search(sentence)) or is_lifted(sentence) or of_public(sentence)


def _demands_work(sentence: str) -> bool:
    """A consequence at work beside another part of a demand, or a period and a number that bind the staff."""
    demand = demand_in(sentence)
    measured = demand.whole and demand.quantity and (demand.modal or demand.period)
    if _SAID.reminder.search(sentence) and not demand.consequence:
        return False
    conditional = demand.consequence and (
        demand.parts >= LEAST_PARTS or demand.condition or bool(_SAID.unless.search(sentence))
    )
    runs_itself = acts_in(sentence) == ("trail",) and not (demand.modal or demand.whole or demand.consequence)
    acts = (
        is_demanded(sentence)
        and bool(acts_in(sentence))
        and not runs_itself
        and not (_GAINS.search(sentence) or _RIGHT.search(sentence))
    )
    return conditional or (measured and not _RIGHT.search(sentence)) or acts


def _confidence(duty: Lexicon, sentence: str, app_name: str, *, reads: bool) -> float:
    hits = duty.spot(sentence)
    if not hits:
        return 0.0
    consequence = any(hit.word in duty.consequence for hit in hits)
    confidence = 0.9 if consequence and len(hits) > 1 else 0.75 if consequence or len(hits) > 1 else 0.6
    speaks_of_app = bool(_SAID.this_app.search(sentence)) or app_name in sentence
    return 0.4 if reads and not speaks_of_app else confidence
