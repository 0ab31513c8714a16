"""Rows of a list that set an act as a task, or tell how far one is: 分享文章 0/2, 登录 1 次 去完成, 灭火任务 未转发.

An act alone, as a menu names it, sets nothing; the row must also tell a share of a number, a state or a reward.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.demand import is_lifted, of_public

ROW_CHARACTERS = 44
_SET = re.compile(
    r"去完成|去(转发|分享|邀请|学习|安装|上传|打卡|签到|报到)|(?<![\d/.-])\d{1,4}/\d{1,4}(?![\d/-])"
    r"|(未|待|已)(完成|转发|分享|邀请|学习|上传|传|拍|录|签|报到)|(今日|本[周月])(应|需|须|任务)|(要求|应|需|须|目标|指标|最低).{0,8}\d"
)
_ROWS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "share": re.compile(r"转发(?!的?通知|至|给)|分享(?!给您|会)"),
        "invite": re.compile(r"邀请|拉新|推广码|招募码|推广二维码"),
        "download": re.compile(
            r"(APP|应用|客户端|小程序|[”》]).{0,4}(安装|激活|下载|注册)|引导(下载|注册|安装)|(装机|安装|注册|激活).{0,6}\d+/\d+(人|户)"
        ),
        "login": re.compile(r"登[录陆](?!密码|方式|设备|地点|超时)"),
        "check_in": re.compile(r"签到|打卡(?!地)|报到(?!证)|到岗|点名"),
        "online_time": re.compile(r"(浏览|阅读|收看|观看|学习|听课|学法|在线).{0,8}\d+(\.\d+)?(个)?(分钟|小时|学时)"),
        "video": re.compile(r"(?<!长)视频(?!号|会议)"),
        "photo": re.compile(r"照片|随手拍|拍照"),
    }
)
_NOT_WORK = re.compile(
    r"选填|可选|非必填|证件照|身份证|头像|会议签到|签到表|医保|社保|志愿|公交|景区|景点|集章|驾照|讲义|课件|附件|下载进度|好友请求"
)

_ZERO = re.compile(r"未.{0,4}\|?0(次|天|人|条|篇)")  # a counter that stands at zero

_TITLE = re.compile(r"《[^》]*》?")  # what is to be forwarded or learnt, not a quoted rule


def task_rows(view: ScreenView, act: str) -> Iterator[Sequence[Piece]]:
    """The rows that set this act as a task or tell how far the user is with it."""
    if view.is_reading:
        return
    for row in view.rows:
        text = "|".join(piece.text for piece in row)
        if len(text) > ROW_CHARACTERS or not _ROWS[act].search(text) or not _SET.search(text):
            continue
        heads = any(view.part(piece) in (Part.PROSE, Part.INPUT) for piece in row)
        if (
            not heads
            and not _NOT_WORK.search(text)
            and not _ZERO.search(text)
            and not is_lifted(_TITLE.sub("", text))
            and not of_public(text)
        ):
            yield row
