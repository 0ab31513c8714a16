"""Photos or videos demanded as proof of work, and the watermark on them; optional pictures of a complaint are none."""

import re
from collections.abc import Iterable
from functools import partial

from harness.detect.duty.act import demanded
from harness.detect.duty.act_row import task_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in, is_lifted, of_public
from harness.detect.words.lexicon import load_lexicon
from harness.detect.words.wording import normalise
from harness.model.app import App
from harness.model.observation import Kind, Observation
from harness.model.screen import Box

_REQUIRED = re.compile(
    r"^\*|\*$|必填|必传|现场拍摄|不可选相册|(仅限|只能)拍|待上传|必须|请上传|请拍摄|不能为空|仅支持|实时拍摄|须上传|均须|不少于|至少\d|\d张|\d段|作为.{0,6}凭证|抽查|(录制"
    r"|拍摄).{0,16}并.{0,6}上传"
)
# A field for pictures of work in a form that is handed in asks for them even where no star says so.
_UPLOADS = re.compile(
    r"(^|\n)(提交|上报|保存|报送|去上传|拍照上传|上传|完成|拍照|拍摄|立即录制|开始录制|录制视频)[^\n]{0,6}(\n|$)|留痕"
)
_OF_WORK = re.compile(
    r"现场|工作|会议|走访|巡查|打卡|签到|佐证|活动|整改|宣讲|到岗|学习|任务|入户|截图|凭证|随手拍|执勤|值班|验收"
)
_TAKES = re.compile(r"现场拍照|水印拍照|(现场|值班|工作).{0,6}视频|上传.{0,4}(活动|工作|现场|宣讲)")
# Pictures of work by their names, and sentences that ask for them.
_NAMED = re.compile(
    r"(现场|工作|活动|走访|会议|巡查|检查|整改|到岗|值班|执勤|入户|宣讲|培训|慰问|落实|佐证|证明).{0,2}(照片|合照|合影|图片|影像|视频|录像)"
)
_ASKED = re.compile(
    r"(缺少|未上传|没有|补传|补充上传|补拍).{0,6}(照片|图片|影像|视频)|(须|必须|应|全程|务必|要求).{0,4}(录像|摄像|录制|拍摄|拍照).{0,12}(上传|上报|留存|备查)|(每|须"
    r"|必须|应).{0,12}(上传|报送|上报).{0,10}(照片|图片|视频|影像|录像)"
    r"|(工作|走访|巡查|活动|会议|现场|值班|值守|学习|宣讲).{0,4}(照片|视频|图片).{0,14}(未上传|没有上传|每.{0,6}上传)|合影.{0,4}(不少于|至少)"
    r"|(整改|清理|施工)?前.{0,4}后.{0,4}(对比)?(照片|图片)|(须|需|要|应)附.{0,4}(视频|照片|图片)|(照片|视频)\d/\d|(须|必须|应|需)(提交|报送).{0,14}视频"
    r"|每.{0,4}拍摄.{0,10}视频"
)
# A picture with the one who was visited.
_POSED = re.compile(r"(与|和).{1,8}合影.{0,4}(请上传|必填|必传|\*)|合影(照片)?(请上传|必填|必传)")
# What is handed in, how, and that it must be; the work is named beside or in the heading.
_MATERIAL = re.compile(r"照片|合照|合影|图片|影像|视频|录像|工作照|门头照|室内照|全景照|现场图|照上传|拍照|摄像")
_HANDED = re.compile(r"上传|上报|报送|提交|拍摄|拍照|录制|录像|拍视频|添加|补传|留痕|自证|存档")
_MUST = re.compile(r"必传|必填|^\*|\*$|待上传|未上传|\d张|(?<!\d)\d/\d(?!\d)|至少\d|不少于|截止")
_AT_WORK = re.compile(
    _OF_WORK.pattern
    + r"|帮扶|巡河|巡逻|巡护|护林|台账|宣传|党课|党员|驻村|值守|慰问|晨会|三会一课"
    + r"|心得|笔记|培训|自查|巡检|核查|点位|校车|防火|禁烧|安全员|下沉|水位|值守|汛|排查|网格|在岗|反馈|留痕"
)
_PICTURE = re.compile(
    r"水印(模板|样式|内容)|照片|图片|拍照|相机|现场|时间|地点|位置|姓名|人员|打卡|巡|上班|施工|工作|执勤"
)
_CAMERA = re.compile(r"相机|拍照|拍摄|照片|取景")
_FIXED = re.compile(r"经纬度|拍摄(时间|地点|人)")
# White space between the day and the moment is gone: 2026-03-1209:31:22.
_MOMENT = re.compile(r"([01]\d|2[0-3]):[0-5]\d(?!\d?[-—~至到])")
_DAY = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_WHERE = re.compile(r"(路|街|巷|号|村|镇|乡|社区|小区|组|栋|桥|站)(?!时)|东经|北纬|经度|纬度|地点|位置|°")
_WHO = re.compile(r"拍摄(人|者)|(网格员|巡查员|护林员|河长|姓名|人员)[:：]?|[A-Za-z\u4e00-\u9fff]{2,4}拍摄")
_SHOWN_TO_PUBLIC = re.compile(
    r"开放时间|营业|门票|票价|开始时间|截止|报名|演出|直播|来源|发布|开幕|公交|航班|列车|车次|出发|到达"
)
_TAKES_PICTURE = re.compile(r"^(重拍|使用照片|重新拍摄|完成拍摄|拍照|现场拍照|工作照片|现场照片|打卡照片)$")
_VIDEO = re.compile(r"视频|录像|录制")
_NEGATED = re.compile(r"不(会|再|加|添加)|无水印(?!.{0,6}(无效|不予|退回))|去水印|取消水印")
LABEL_CHARACTERS, ASKED_CHARACTERS = 40, 60
_TAKING = re.compile(
    r"^(\+|点击|立即|去|请)?(上传|录制|拍摄|拍)(.{0,8})(视频|照片|工作照|录像|成片|现场)(\(.{1,10}\))?\*?$|^(拍照|拍摄|录制)上传$|^(现场|车厢|夜间|夜巡|巡查"
    r"|值守|检查|宣讲"
    r"|水位|签到表|活动|外观|在岗).{0,6}(视频|照片)(\(.{1,16}\))?\*?$|(每个|各)(点位|地点).{0,4}拍照上传"
)
HINT_DP, ALIGNED_DP = 56.0, 80.0
STAMP_DP = 62.0  # two lines of a stamp above and below


def _is_moving(one: Observation) -> bool:
    return one.kind is Kind.MEDIA_DUTY and bool(_VIDEO.search(normalise(one.evidence[0].excerpt)))


@partial(EachRole, apart=_is_moving)
def detect_media_duty(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """MEDIA_DUTY, photos and videos apart, and WATERMARK (subject screen: what it says of it), one each per role."""
    yield from _duties(view, masker)
    yield from _watermarks(view, masker)
    yield from _stamped(view, masker)


def _duties(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("media")
    for act in ("photo", "video"):
        for line in task_rows(view, act):
            if not lexicon.is_benign_title(f"{view.title_over(line[0])}|{_around(view, line[0])}"):
                yield sighting(Kind.MEDIA_DUTY, view, line, masker, confidence=0.65)
    yield from _taken(view, masker)
    for piece in (*demanded(view, "photo"), *demanded(view, "video")):
        if not lexicon.is_benign_title(f"{view.title_over(piece)}|{_around(view, piece)}"):
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.65)
    for piece in view.pieces:
        if view.reads(piece):
            continue
        row, title = view.near(piece), view.title_over(piece)
        benign = lexicon.is_benign_title(_around(view, piece)) or lexicon.is_benign_title(title)
        posed = _POSED.search(row.replace("|", "")) and view.has_form()
        if not benign and posed and len(row) <= LABEL_CHARACTERS:
            yield sighting(Kind.MEDIA_DUTY, view, view.row(piece), masker, confidence=0.65)
        lifted = is_lifted(piece.text) or of_public(piece.text)
        if not benign and not lifted and _demands_material(view, piece, row):
            yield sighting(Kind.MEDIA_DUTY, view, view.row(piece), masker, confidence=0.65)
        if lifted:
            continue
        if not benign and _ASKED.search(piece.text) and len(piece.text) <= ASKED_CHARACTERS:
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.7)
        named = bool(_NAMED.search(piece.text)) and not benign
        hits = lexicon.spot(piece.text, near=_around(view, piece), title=title)
        if len(piece.text) <= LABEL_CHARACTERS and (hits or named):
            asked = f"{row.replace('|', '')}\n{_hint_under(view, piece)}"
            starred = any(_REQUIRED.search(line) for line in asked.split("\n")) or "*" in row.split("|")
            required = piece.node.field.startswith("file") and "required" in piece.node.field
            asks = (_UPLOADS.search(view.text) and _OF_WORK.search(piece.text)) or _TAKES.search(piece.text)
            confidence = 0.9 if required else 0.85 if starred else 0.6 if asks else 0.4
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=confidence)


def _taken(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Controls and fields that take a picture or video, on a page of work: 点击录制视频 under 秸秆禁烧."""
    lexicon = load_lexicon("media")
    at_work = _AT_WORK.search(view.title) or any(
        _asks(piece) and (_AT_WORK.search(piece.text) or _HANDED.search(piece.text)) for piece in view.pieces
    )
    if view.is_reading or not at_work:
        return
    for piece in view.pieces:
        benign = lexicon.is_benign_title(f"{view.title_over(piece)}|{_around(view, piece)}")
        if _TAKING.search(piece.text) and len(piece.text) <= LABEL_CHARACTERS // 2 and not benign:
            yield sighting(Kind.MEDIA_DUTY, view, [piece], masker, confidence=0.6)


def _asks(piece: Piece) -> bool:
    """A text that demands a picture or video."""
    return bool(_MATERIAL.search(piece.text)) and demand_in(piece.text).parts >= 1 and not is_lifted(piece.text)


def _demands_material(view: ScreenView, piece: Piece, row: str) -> bool:
    """A picture or video of work that must be handed in: by a sentence's demand, or by what stands at its field."""
    at_work = _AT_WORK.search(piece.text) or _AT_WORK.search(view.title_over(piece))
    if not at_work or not _MATERIAL.search(piece.text) or len(piece.text) > ASKED_CHARACTERS:
        return False
    beside = len(row) <= LABEL_CHARACTERS and any(_MUST.search(cell) for cell in row.split("|"))
    demand = demand_in(piece.text)
    return bool(beside or (_HANDED.search(piece.text) and demand.parts))


def _hint_under(view: ScreenView, piece: Piece) -> str:
    """What the place to add a picture asks for: it stands in or under the field, which has its name above."""
    top = piece.box.y_dp + piece.box.height_dp
    under = [
        other.text
        for other in view.pieces
        if 0 <= other.box.y_dp - top <= HINT_DP and abs(other.box.x_dp - piece.box.x_dp) <= ALIGNED_DP
    ]
    return under[0] if under and len(under[0]) <= LABEL_CHARACTERS else ""


def _watermarks(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    lexicon = load_lexicon("watermark")
    for piece in view.pieces:
        if "水印" not in piece.text or _NEGATED.search(piece.text) or view.reads(piece):
            continue
        benign = lexicon.is_benign_title(piece.text) or lexicon.is_benign_title(view.title_over(piece))
        pictured = (
            _PICTURE.search(piece.text) or _CAMERA.search(view.section(piece)) or _FIXED.search(view.section(piece))
        )
        if not benign and pictured and view.part(piece) is not Part.HEADLINE:
            yield sighting(Kind.WATERMARK, view, [piece], masker, confidence=0.8, subject="screen")


def _stamped(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A picture that bears a moment to the minute, and where or by whom it was taken: the watermark itself."""
    pictures = [node.box for node in view.tree.nodes if node.kind in ("image", "canvas")]
    taken = any(_TAKES_PICTURE.search(piece.text) for piece in view.pieces)
    for piece in view.pieces:
        if not _MOMENT.search(piece.text) or view.reads(piece):
            continue
        inside = next((box for box in pictures if _lies_in(piece.box, box)), None)
        beside = [
            other
            for other in view.pieces
            if other is not piece
            and abs(other.box.centre[1] - piece.box.centre[1]) <= STAMP_DP
            and (inside is None or _lies_in(other.box, inside))
        ]
        text = "".join(other.text for other in (piece, *beside))
        told = _DAY.search(text) and (_WHERE.search(text) or _WHO.search(text)) and not _SHOWN_TO_PUBLIC.search(text)
        if told and (inside is not None or taken):
            sure = 0.75 if inside is not None else 0.6
            yield sighting(Kind.WATERMARK, view, [piece, *beside], masker, confidence=sure, subject="screen")


def _lies_in(inner: Box, outer: Box) -> bool:
    x, y = inner.centre
    return outer.x_dp <= x <= outer.x_dp + outer.width_dp and outer.y_dp <= y <= outer.y_dp + outer.height_dp


def _around(view: ScreenView, piece: Piece) -> str:
    """Its row and what stands right above or below: （选填） often has a line of its own."""
    close = (other for other in view.pieces if abs(other.box.centre[1] - piece.box.centre[1]) <= 48)
    return "|".join(other.text for other in close)
