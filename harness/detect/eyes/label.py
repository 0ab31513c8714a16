"""Labels: what the eyes see on one screen, each with kind, place in px of the picture, text and confidence."""

import re
from dataclasses import dataclass

from harness.detect.words.wording import normalise
from harness.model.observation import Kind, Observation
from harness.model.saying import Saying

# The documented list: name, what it means. `harness look --kinds` prints it.
LABEL_KINDS: dict[str, Saying] = {
    "consent_dialog": Saying("consent or privacy dialog with its answers", "个人信息同意/隐私弹窗"),
    "privacy_policy": Saying("entry to or title of a privacy policy", "隐私政策入口或标题"),
    "permission_prompt": Saying("permission prompt (Android, iOS, HarmonyOS, browser)", "系统或浏览器权限弹窗"),
    "check_in": Saying(
        "check-in or attendance: button, state, calendar, streak", "打卡签到：按钮、状态、日历、连续天数"
    ),
    "points": Saying("points of a person", "个人积分"),
    "ranking_persons": Saying("ranking of persons, or one's own rank", "个人排名"),
    "ranking_units": Saying("ranking of units", "单位排名"),
    "online_time": Saying("online or learning time of a person", "在线时长/学习时长"),
    "metric_assessment": Saying("likes, votes or shares that count for a score", "以点赞、投票、转发计分考评"),
    "assessment": Saying("assessment or inspection of persons or units", "考核、督查模块"),
    "usage_rate": Saying("installation or usage rates, lists of non-users", "安装率、使用率及未安装名单"),
    "login_duty": Saying("duty to log in, login streaks", "登录要求、连续登录"),
    "invitation": Saying("invitations asked for or counted", "邀请任务或邀请人数"),
    "install_duty": Saying("installing or registering is demanded", "强制下载、安装、注册"),
    "share_duty": Saying("sharing is demanded", "强制分享、转发"),
    "form_duty": Saying("form or report demanded from the grass roots", "填表报数任务"),
    "repeated_field": Saying("the same field asked twice", "重复填报项（多头填报）"),
    "photo_duty": Saying("photograph demanded as proof of work", "要求上传工作照片"),
    "video_duty": Saying("video demanded as proof of work", "要求上传工作视频"),
    "watermark": Saying("watermark of time, place or person on photographs", "水印拍照"),
    "trail": Saying("recording of a person's trail", "轨迹记录"),
    "duty_text": Saying("sentence that makes a function a duty", "规定义务的文字"),
    "negative_state": Saying("negative state of the user (absent, overdue)", "负面状态（缺勤、逾期等）"),
    "advertisement": Saying("advertisement", "广告"),
    "price": Saying("price of goods or services", "价格"),
    "membership": Saying("paid membership", "付费会员"),
    "payment": Saying("price with a control that buys", "购买、支付"),
    "sponsor": Saying("sponsor or using unit, labelled as such", "主办（使用）单位"),
    "filing_number": Saying("filing number of a government app (these measures)", "政务应用备案编号"),
    "icp_number": Saying("ICP or app number of the telecom authority", "ICP/App 备案号"),
    "police_number": Saying("public-security filing number", "公安备案号"),
    "algorithm_number": Saying("algorithm filing number", "算法备案号"),
    "copyright_number": Saying("software copyright number", "软件著作权登记号"),
    "complaint_entry": Saying("entry to complaints and suggestions", "投诉建议入口"),
    "secrecy_marking": Saying("secrecy marking; stops a run", "密级标志（遇到即停止检测）"),
    "white_screen": Saying("white or plain bright screen", "白屏"),
    "black_screen": Saying("black screen", "黑屏"),
    "crash_dialog": Saying("dialog: the app has stopped", "崩溃弹窗"),
    "anr_dialog": Saying("dialog: the app does not respond", "无响应弹窗"),
    "cut_text": Saying("text cut off by an edge", "文字截断"),
    "overlapping_text": Saying("texts drawn over each other", "文字重叠"),
    "garbled_text": Saying("garbled text", "乱码"),
    "dead_end": Saying("error or empty page that leads nowhere", "死路页面"),
    "small_text": Saying("type below 12 dp", "字号小于 12 dp"),
    "small_target": Saying("touch target below 44 x 44 dp (page source only)", "触控区域小于 44×44 dp（须有页面源）"),
}

_NAMES: dict[tuple[Kind, str], str] = {
    (Kind.RANKING, "persons"): "ranking_persons",
    (Kind.RANKING, "units"): "ranking_units",
    (Kind.PROMOTION, "invite"): "invitation",
    (Kind.PROMOTION, "download"): "install_duty",
    (Kind.PROMOTION, "share"): "share_duty",
    (Kind.BREAKDOWN_DIALOG, "crash"): "crash_dialog",
    (Kind.BREAKDOWN_DIALOG, "anr"): "anr_dialog",
    (Kind.TEXT_DEFECT, "cut"): "cut_text",
    (Kind.TEXT_DEFECT, "overlap"): "overlapping_text",
    (Kind.TEXT_DEFECT, "garbled"): "garbled_text",
    (Kind.OTHER_NUMBER_SHOWN, "icp"): "icp_number",
    (Kind.OTHER_NUMBER_SHOWN, "police"): "police_number",
    (Kind.OTHER_NUMBER_SHOWN, "algorithm"): "algorithm_number",
    (Kind.OTHER_NUMBER_SHOWN, "copyright"): "copyright_number",
}
_PLAIN: dict[Kind, str] = {
    Kind.TRAIL_FUNCTION: "trail",
    Kind.SPONSOR_SHOWN: "sponsor",
    Kind.FILING_NUMBER_SHOWN: "filing_number",
}
_VIDEO, _PHOTO = (
    re.compile(r"视频|录像|录制|摄像|短片|片子|出片|录一段|按住录|开录"),
    re.compile(r"照片|拍照|图片|截图|截屏|相片|照相|影像|材料|合影|合照|图文|[^按参依对遵关比证执护牌]照[\d(:,。]"),
)


@dataclass(frozen=True, slots=True)
class Label:
    """`box` is left, top, width, height in px; `details` are measures where a kind has some (size, contrast, ...)."""

    kind: str
    box: tuple[int, int, int, int]
    text: str
    confidence: float
    details: dict[str, object]


def names_of(one: Observation) -> tuple[str, ...]:
    """The label kinds that an observation of a screen stands for; none where a single screen cannot show it."""
    if one.kind is Kind.MEDIA_DUTY:
        text = normalise(one.evidence[0].excerpt)
        video = bool(_VIDEO.search(text))
        photo = bool(_PHOTO.search(text)) or not video
        return ("photo_duty",) * photo + ("video_duty",) * video
    if one.kind is Kind.BLANK_SCREEN:
        return ("black_screen" if one.data.get("dark") else "white_screen",)
    name = _NAMES.get((one.kind, one.subject)) or _PLAIN.get(one.kind) or one.kind.value
    return (name,) if name in LABEL_KINDS else ()
