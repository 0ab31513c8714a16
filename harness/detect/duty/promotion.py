"""Duties to spread the app: forced sharing, invitation quotas, download tasks; a plain share button is none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.screen.task_card import task_cards
from harness.detect.words.demand import demand_in
from harness.detect.words.installed_thing import of_things
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.phrases import Phrases
from harness.detect.words.spreading import installs_by_order, is_of_the_app, spreading
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("promotion")
_SPREAD = Phrases("spreading")

_SHAPES = {
    "share": _SAID.shapes_share,
    "invite": _SAID.shapes_invite,
    "download": _SAID.shapes_download,
}
_TODAY = re.compile(r"(今日|本周|本月|待)(需)?(转发|分享)\|?\d+/\d+")  # how many of how many
_QUIET = {
    "邀请好友": "invite",
    "邀请码": "invite",
    "邀请同事": "invite",
    "推广码": "invite",
    "推广二维码": "invite",
    "邀请注册": "invite",
    "推荐人工号": "invite",
    "邀请海报": "invite",
}
_REFER = re.compile(r"邀请码|邀请(好友|同事|同学|群众|居民)(助力|注册|下载|加入)?$|邀请海报")
_INVITES = re.compile(r"(立即|去|我要|继续|再去|马上)邀请|邀请(微信)?(好友|同事)|复制邀请链接")
_INVITE_THEM = re.compile(
    r"(一键|批量|去|发送|再次|短信)+邀请(加入|入群)?|邀请(加入|入群|注册)|通过(手机号|微信|短信|链接|二维码)邀请"
)
_SHARE_SHEET = re.compile(r"(立即|一键|点击|去)?(分享|转发)(到|至|给)?(微信)?(朋友圈|好友|微信群?|群聊?|QQ|微博)")
_ASKED_WHO = re.compile(
    r"^\*?(请?(填写|输入))?(邀请|推荐|介绍|推广|引荐)(人(手机号?|电话|姓名|工号|编号|码)?|码|工号|编号|口令)"
    r"(\((选填|可不填|非必填|必填|如有)\))?[:*]*$"
)
_TO_FILL = re.compile(r"选填|必填|请?(输入|填写|选择)$")  # where a kit tells of no fields
_FIGURES = re.compile(r"^\d[\d,.]*%?")
_CIRCULAR = Phrases("circular")
# The acts, each with what it is done to; a demand makes them a duty.
_ACTS = {
    "share": _SAID.acts_share,
    "invite": _SAID.acts_invite,
    "download": _SAID.acts_download,
}
_SCORED = {"share": _SAID.scored_share, "invite": _SAID.scored_invite, "download": _SAID.scored_install}
_NO_APP_NO_SERVICE = re.compile(r"(不|未)(安装|下载|注册|关注).{0,10}(不得|不予|无法|不能|影响|取消)")
PIECE_CHARACTERS, LABEL_CHARACTERS, LEAST_LISTED = 80, 12, 2
LEAST_COLUMNS = 3
_GUEST_COLUMN = re.compile(r"(累计|成功|本[周月])?(邀请|拉新|推广|推荐)(人数|户数|数量|数|用户数)")


@EachRole
def detect_promotion(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """PROMOTION by subject (share, invite, download), one each per role."""
    yield from _demands(view, masker)
    for subject in ("share", "invite", "download"):
        for row in task_rows(view, subject):
            if subject == "share" and not is_of_the_app(subject, "|".join(piece.text for piece in row)):
                continue
            yield sighting(Kind.PROMOTION, view, row, masker, confidence=0.65, subject=subject)
    yield from _entries(view, masker)
    yield from _spread(view, masker)
    yield from _campaign(view, masker)
    yield from _scored(view, masker)
    yield from _columns(view, masker)


def _spread(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Sentences and rows that set, count or pay the spreading of the app; of prose only a circular's."""
    binding = view.is_circular or bool(_SAID.rules.search(view.title))
    reported = _CIRCULAR.news.search(view.text)
    for pieces in (*([piece] for piece in view.wrapped(2)), *task_cards(view)):
        text = "|".join(piece.text for piece in pieces)
        if view.reads(pieces[0]) and not binding:
            if len(pieces) == 1 and not reported and installs_by_order(text):
                yield sighting(Kind.PROMOTION, view, pieces, masker, confidence=0.6, subject="download")
            if len(pieces) == 1 and _SPREAD.share_paid.search(text):
                yield sighting(Kind.PROMOTION, view, pieces, masker, confidence=0.6, subject="share")
            continue
        around = f"{view.title_over(pieces[0])}|{view.near(pieces[0])}"
        told = tuple(one for one in spreading(text) if is_of_the_app(one, around))
        two_lines = len(pieces) > len(view.row(pieces[0]))
        if two_lines or of_things(f"{view.title_over(pieces[0])}|{text}"):
            told = tuple(one for one in told if one != "download")
        for subject in told:
            yield sighting(Kind.PROMOTION, view, pieces, masker, confidence=0.6, subject=subject)


def _campaign(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """What is counted under a heading about spreading the app, and those not in yet with a button that invites them."""
    if view.is_reading:
        return
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        title = view.title_over(row[0])
        counted = _SPREAD.campaign_counts.search(text) and _SPREAD.campaign.search(title)
        if counted and is_of_the_app("invite", title) and not of_things(f"{title}|{text}"):
            yield sighting(Kind.PROMOTION, view, row, masker, confidence=0.65, subject="invite")
    if _SPREAD.not_in.search(view.text) and is_of_the_app("invite", view.text):
        for piece in view.pieces:
            if _INVITE_THEM.fullmatch(piece.text):
                yield _one(view, piece, masker, 0.65, "invite")


def _scored(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Spreading as a row of the table that says what each act is worth."""
    if view.is_reading or not _SAID.scored.search(view.text):
        return
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        for subject, worth in _SCORED.items():
            if worth.search(text) and is_of_the_app(subject, text):
                yield sighting(Kind.PROMOTION, view, row, masker, confidence=0.65, subject=subject)


def _columns(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A table that counts for units or persons how often they passed on; one of articles counts readers."""
    for at, row in enumerate(view.rows):
        if len(row) < LEAST_COLUMNS or not _SAID.counted_for.fullmatch(row[0].text):
            continue
        heads = [piece for piece in row if _SAID.share_column.fullmatch(piece.text)]
        below = view.rows[at + 1 : at + 1 + LEAST_LISTED]
        if heads and len(below) == LEAST_LISTED and all(_FIGURES.search(one[-1].text) for one in below):
            yield _one(view, heads[0], masker, 0.65, "share")


def _demands(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if view.reads(piece) and not _SAID.ordered.search(view.title):
            continue
        if piece.is_control and (
            _REFER.search(piece.text) or (_INVITES.fullmatch(piece.text) and _counts_guests(view))
        ):
            yield _one(view, piece, masker, 0.6, "invite")
        row = "".join(other.text for other in view.row(piece))
        if _ASKED_WHO.fullmatch(piece.text) and (view.has_fields() or _TO_FILL.search(row)):
            yield _one(view, piece, masker, 0.6, "invite")
        if len(piece.text) <= LABEL_CHARACTERS and _TODAY.search(view.near(piece)):
            yield _one(view, piece, masker, 0.7, "share")
        for subject in _demanded(piece.text):
            yield _one(view, piece, masker, 0.75, subject)
        near = view.near(piece)
        if len(near) <= PIECE_CHARACTERS // 2 and _SAID.counted_spread.search(near) and _demanding("invite", near):
            yield sighting(Kind.PROMOTION, view, view.row(piece), masker, confidence=0.65, subject="invite")
        if _GUEST_COLUMN.fullmatch(piece.text) and len(people_rows(view)) >= LEAST_LISTED:
            yield _one(view, piece, masker, 0.7, "invite")
        if len(near) <= PIECE_CHARACTERS // 2 and _SAID.counted_shares.search(near) and _demanding("share", near):
            yield _one(view, piece, masker, 0.65, "share")
        for subject, shape in _SHAPES.items():
            text = row if subject == "invite" else piece.text
            own = subject != "invite" or _SAID.spreads.search(piece.text)
            if own and shape.search(text) and _demanding(subject, text) and len(text) <= PIECE_CHARACTERS:
                yield _one(view, piece, masker, 0.85, subject)


def _counts_guests(view: ScreenView) -> bool:
    return any(_SAID.guests.search(piece.text) for piece in view.pieces)


def _demanded(text: str) -> tuple[str, ...]:
    """Which acts a short sentence demands: 发动家人转发，每户不少于3次."""
    if len(text) > PIECE_CHARACTERS:
        return ()
    demand = demand_in(text)
    if not of_things(text) and _NO_APP_NO_SERVICE.search(text) and is_of_the_app("download", text):
        return ("download",)
    if not demand.holds or _SAID.other_guests.search(text):
        return ()
    acts = tuple(one for one, act in _ACTS.items() if act.search(text) and not (one == "invite" and "投票" in text))
    acts = tuple(one for one in acts if is_of_the_app(one, text))
    return tuple(one for one in acts if one != "download" or not ("邀请" in text or of_things(text)))


def _entries(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("promotion"), view):
        subject = next((_QUIET[hit.word] for hit in found.hits if hit.word in _QUIET), "")
        if subject:
            yield _one(view, found.piece, masker, min(found.confidence, 0.6), subject)


def _demanding(subject: str, text: str) -> bool:
    if (
        re.search(
            r"不得(?!遗漏|少于|低于|缺|有误|拖延)|严禁|禁止|请勿|切勿|不要|谢绝|无需|自愿|不强制|申请表|模板|电视|家电|空调|离线|更新|版本|会议",
            text,
        )
        or (subject == "download" and (of_things(text) or _SAID.counted.fullmatch(text)))
        or (subject == "share" and ("《" in text or _SHARE_SHEET.fullmatch(text)))
        or not is_of_the_app(subject, text)
    ):
        return False
    return subject != "share" or bool(_SAID.forced_share.search(text))


def _one(view: ScreenView, piece: Piece, masker: Masks, confidence: float, subject: str) -> Observation:
    return sighting(Kind.PROMOTION, view, [piece], masker, confidence=confidence, subject=subject)
