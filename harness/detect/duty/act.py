"""The acts that Article 14 names, in the words of those who demand them; what only sounds like one is none.

A sentence demands an act where it also holds parts of a demand (words.demand): 外出的同志每两小时打一次卡.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from harness.detect.screen.piece import Piece
from harness.detect.screen.reading_text import Part, is_article
from harness.detect.screen.screen_view import ScreenView
from harness.detect.words.demand import demand_in

# The headline of a notice that orders the staff to use the app: what it demands is no reading matter.
_NOTICE = re.compile(
    r"(使用|推广|安装|注册|登录|打卡|考勤|签到|填报|报送|运行|活跃)[^|]{0,10}(要求|通知|规定|细则|通报|提醒|任务|方案)|致(全体)?(机关)?(干部|职工|党员|教师)|工作群公告|动员令"
)
_NEWS = re.compile(r"记者|来源[:：]|本报|讯\)|通讯员|指出|强调|调研|召开|条例|国家|全国|《")
SENTENCE_CHARACTERS = (6, 90)
LEAST_PARTS = 2  # a consequence or a period alone does not bind; together with another part it does
ACTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "check_in": re.compile(
            r"打.{0,3}次?卡(?!片|通)|签到(?!入座|领取|取号|处|台)|签退|(?<!群里)点名(?!批评|表扬|道姓)|查岗|到岗(?!.{0,2}退休)|人脸核验.{0,6}在岗"
            r"|(?<!\d岗)在岗(情况|应答)|上线应答|扫码报到"
        ),
        "trail": re.compile(
            r"(?<!物流)(?<!数据)(?<!成长)轨迹|(上报|上传|共享|回传|记录).{0,4}(位置|行程|路线)|(位置|行程).{0,6}(回传|上报|同步)|(?<!督)巡(河|林|护|山|逻"
            r"|线|查)\d+(次|公里|km|小时)"
        ),
        "online_time": re.compile(
            r"(学习|在线|收看|观看|听课|浏览|阅读|学法|研修|培训)(时长|时间)|(学习|在线|收看|观看|浏览|阅读|学法|学满|看满|研修).{0,8}\d+(\.\d+)?(个)?(小时|分钟|学时)|学时"
        ),
        "form": re.compile(
            r"(报送|上报|填报|填写|提交|回传|更新|补报|报(?!名|废|警|案|销|考|纸|刊|道|酬|答|业)).{0,12}((?<!申请)(?<!申报)(?<!报名)表|台账|日报|周报|月报|旬报"
            r"|零报告|日志|数据|报告|名册|底数"
            r"|统计)|零报告|(?<!志愿)(?<!网上)填报|漏报|迟报|逐户填写|(表|台账).{0,16}(回传|报送|上报)|(?<!自动)录入(?!端口|方式)|按时报送"
        ),
        "photo": re.compile(
            r"(上传|拍摄|拍|报送|发送|报|交|附).{0,12}(照片|图片|截图|工作照|合影)|照片.{0,6}(上传|留存|报送)|拍照(留存|上传|留痕|打卡)"
        ),
        "video": re.compile(
            r"(上传|拍摄|拍|录制|报送|发送|交|发布).{0,14}(?<!长)视频(?!会议|通话)|录制上传|视频.{0,8}(上传|报送)"
        ),
        "login": re.compile(r"(?<!免)登[录陆](?!地点|时间|沿海|超时|失败|密码|名)"),
        "spread": re.compile(
            r"转发(?!至|给|量|数|率|各有关)|分享(?!会)|邀请(?!函)|下载(?!附件|通报|报表)|安装(?!\d+(个|台|套|只))|注册(?!资本|资金)|关注(?=公众号|小程序)"
            r"|点赞(?!量|数)|投票(?!数|率)|赞评转"
        ),
    }
)
# What is handed in each day or week is demanded without a word of must: 每天闭店前上传一段视频.
_HANDED = re.compile(r"上传|报送|上报|打卡|签到|转发|拍摄|录制|拍视频|拍.{0,3}张|发到群")
_MISSED = re.compile(r"[未没]按?[时期]")
_OTHER_GUESTS = re.compile(r"会议|论坛|座谈|活动现场|嘉宾|代表团|考生|旅客|医保|社保|身份证|证件|退票")


def orders_work(view: ScreenView) -> bool:
    """Whether a page that reads like an article is a notice which orders the app's use."""
    return bool(_NOTICE.search(view.title)) and not _NEWS.search(view.text)


def acts_in(sentence: str) -> tuple[str, ...]:
    """Which acts a normalised sentence names."""
    return tuple(name for name, act in ACTS.items() if act.search(sentence))


def is_demanded(sentence: str) -> bool:
    """Whether a sentence that names an act holds enough of a demand."""
    demand = demand_in(sentence)
    return demand.parts >= LEAST_PARTS or (
        demand.period and bool(_HANDED.search(sentence)) and not _MISSED.search(sentence)
    )


def demanded(view: ScreenView, act: str) -> Iterator[Piece]:
    """The texts of a screen that demand this act, articles and what binds the public left out."""
    ordered = orders_work(view)
    if is_article(view.tree, view.pieces) and not ordered:
        return
    for piece in view.pieces:
        if view.part(piece) is Part.INPUT or not SENTENCE_CHARACTERS[0] <= len(piece.text) <= SENTENCE_CHARACTERS[1]:
            continue
        if not ACTS[act].search(piece.text) or _OTHER_GUESTS.search(piece.text) or (view.reads(piece) and not ordered):
            continue
        if is_demanded(piece.text):
            yield piece
