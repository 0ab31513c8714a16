"""Which duty a sentence or a state speaks of, in the words of design and catalogue (check_in, ranking, ...)."""

import re

from harness.detect.words.installed_thing import of_things
from harness.detect.words.lexicon import load_lexicon

# subject: (lexicon whose strong and benign words apply, what else names the subject beside a duty or a negative state)
_SUBJECTS: dict[str, tuple[str, str]] = {
    "check_in": ("check_in", r"打卡|签到|考勤|缺勤|旷工|缺卡"),
    "ranking": ("ranking", r"排名|末位|红牌|黄牌"),
    "online_time": (
        "online_time",
        r"在线.{0,6}(小时|分钟)|学时|(学习|在线|使用|登录|在岗)(时长|时间)|(学习|在线).{0,10}(小时|分钟)|必修课程|学习任务",
    ),
    "share": ("promotion", r"分享|转发|邀请|人人点赞"),
    "download": ("promotion", r"下载|安装|注册率|推广"),
    "usage_rate": ("usage_rate", r"活跃率|用户使用率|人人会用|使用情况"),
    "photo": (
        "media",
        r"(上传|拍摄|拍).{0,6}(照片|视频|图片|截图)|(照片|视频)上传|未上传|没有(照片|视频|图片)|(工作|逐户|全程|影像).{0,2}留痕",
    ),
    "trail": ("trail", r"轨迹"),
    "login": ("login_duty", r"登录|登陆|上线.{0,6}\d+次"),
    "form": ("form", r"填报|上报|报送|日报|周报|月报|零报告|未报"),
    "vote": ("metric", r"(参与|网络)投票|投票.{0,8}票|点赞"),
    "assessment": ("assessment", r"考核分|(未|逾期).{0,4}办结|督办"),
}
_BY_SHAPE_ONLY = frozenset(
    {"share", "download", "vote", "assessment"}
)  # both use the words of L-PROMO, which do not tell them apart


def duty_subjects(text: str, *, near: str = "", title: str = "") -> tuple[str, ...]:
    """Subjects named in a normalised text; a subject whose benign words stand in text, row or headings is left out."""
    found = []
    for subject, (name, shape) in _SUBJECTS.items():
        lexicon = load_lexicon(name)
        if any(lexicon.is_benign_title(one) for one in (text, near, title)):
            continue
        if subject == "download" and of_things(text):
            continue
        if re.search(shape, text) or (subject not in _BY_SHAPE_ONLY and lexicon.spot(text)):
            found.append(subject)
    return tuple(found)
