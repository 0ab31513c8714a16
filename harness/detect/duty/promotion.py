"""Duties to spread the app: forced sharing, invitation quotas, download tasks; a plain share button is none."""

import re
from collections.abc import Iterable

from harness.detect.duty.act_row import task_rows
from harness.detect.screen.function_label import labelled
from harness.detect.screen.people_rows import people_rows
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EachRole, Masks, sighting
from harness.detect.words.demand import demand_in
from harness.detect.words.installed_thing import of_things
from harness.detect.words.lexicon import load_lexicon
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SHAPES = {
    "share": re.compile(
        r"(分享|转发)(至|到|给|后|满|.{0,10}(才能|方可|解锁|继续查看|继续使用|后查看|后使用|后继续))|"
        r"请先(分享|转发)|(分享|转发)(任务|得分|\+\d)|转发海报|分享海报|(须|务必|请|需|应|必须|未|尚未|待).{0,14}(转发|分享)(?!各|有关)|(需|应|已|未)(转发|分享)"
        r"|(转发|分享)(督办|情况|要求|次数|接龙)|接龙(转发|分享)|(转发|分享)率.{0,3}\d|提醒转发|去转发|请.{0,6}转发到.{0,8}群|不(转发|分享)的.{0,8}(说明|扣|通报)"
        r"|(转发|分享).{0,10}截图|(每日|每天|每周|每人).{0,8}(转发|分享).{0,4}\d|全员(转发|分享)|人人(转发|分享)"
    ),
    "invite": re.compile(
        r"(已邀请|还需邀请|再邀请|需邀请|邀请人数|邀请满|邀请进度|累计邀请|今日邀请|每成功邀请|邀请.{0,8}还差|还差.{0,8}邀请|扫码注册人数|邀请居民数?).{0,10}\d"
        r"|邀请.{0,10}各?得\d+积?分|推广(专属码|码|台账)|邀请\d+(人|名|位)|每邀请.{0,10}(奖励?|得|加|送)\d|拉新|邀请(任务|排行)|推广任务|(我的|专属)(推荐|推广"
        r"|邀请|介绍)码|成功(推荐|邀请|推广).{0,3}\d|(邀请|推广|推荐)(专属)?(二维码|海报|链接)|(邀请|推广|发展)(人数|户数|数量)?.{0,6}目标.{0,3}\d|(邀请|推广"
        r"|发展)(人数|户数|数量).{0,6}目标|我(邀请|推荐)的(人|好友|用户|同事)|(填写|输入)(邀请|推荐|介绍)(人|码)|推荐.{0,6}(注册|下载|安装).{0,8}(奖|得|送|加)"
        r"|邀请(记录|明细)$|已(绑定|推广|发展|动员)\d+(户|人)"
    ),
    "download": re.compile(
        r"必须(下载|安装)|应装尽装|人人安装|全员(下载|注册|关注|安装)|(下载|安装|注册)任务|(须|务必|确保|请先|请组织|必须|指导|尚未|未).{0,18}(下载|安装)(?!附件|表|预约)"
        r"|(必须|请).{0,8}(下载|安装).{0,6}(APP|客户端|应用|才能|后)|100%下载|(督促|组织|动员|发动|逐户|逐人|引导|指导|通知).{0,20}(下载|安装|注册)|.完成(下载"
        r"|安装|注册)|完成(下载"
        r"|安装|注册)(?!$)|每(户|人|家|名).{0,4}(下载|安装|注册).{0,3}\d|(确保|力争|达到).{0,6}(注册|安装|下载|激活)率|需安装户?数?|下载截图|人人(下载|注册|安装|关注)"
        r"|未(下载|安装|注册).{0,6}(名单|人员).{0,8}(通报|公布)|(全部|一律)(下载|安装|注册|开通账号)"
    ),
}
_FORCED_SHARE = re.compile(
    r"(得|加|奖励?)\d+积?分|才能|方可|解锁|请先|后(即)?(可)?继续|任务|得分|\+\d|后(即)?(可)?(查看|使用)|满|\d+(个|位|篇|条)?(微信)?(群|人|次|好友|条|篇)|朋友圈"
    r"|截图|务必|(须|需|应|未|尚未|待)(转发|分享)|督办|要求|接龙|提醒转发|(转发|分享)(次数|情况)|每(天|日|人|周)|全员|人人|说明|通报|到.{0,8}群"
)
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
# The headline of a notice that orders the app to be spread: what it demands is no reading matter.
_ORDERED = re.compile(
    r"(推广(使用|应用|安装|注册|下载)|安装使用|下载(安装|使用|注册)|注册使用)(?!情况|成效|经验|[^|]{0,12}(节水|节能|农机|农药|良种|能源|技术|设备|设施|报警))"
    r"[^|]{0,16}(要求|通知|任务|方案|部署)"
)
_REFER = re.compile(r"邀请码|邀请(好友|同事|同学|群众|居民)(助力|注册|下载|加入)?$|邀请海报")
_INVITES = re.compile(r"(立即|去|我要|继续|再去|马上)邀请|邀请(微信)?(好友|同事)|复制邀请链接")
# What an invitation to spread the app is counted or paid by; one to a family account or an insurance is neither.
_GUESTS = re.compile(
    r"邀请(码|人数|记录|排行|任务|奖励|海报|榜)|拉新|(已|成功|累计|再|每)(邀请|推荐)|推广(任务|码)|邀请.{0,10}\d+(人|名|位|户)|注册(人数|送|得)|各?得\d+积?分|助力"
)
_SPREADS = re.compile(r"邀请|推广|推荐|介绍|拉新|扫码|发展")  # of a row only what says so itself
_COUNTED = re.compile(r"(未|已|应|尚未)(安装|下载|注册)(人数|人员|户数|率|名单|情况)?[:：]?\d*(人|户|%)?")
_ASKED_WHO = re.compile(r"^(邀请|推荐|介绍)人(手机号?|工号|编号|码)?\*?$")
# The acts, each with what it is done to; a demand makes them a duty.
_ACTS = {
    "share": re.compile(
        r"(?<!印发)(?<!研究)(分享|转发)(?!的?(国务院|市政府|省政府|会|屏幕|经验|成果|了?国务院))"
        r"|(链接|文章|海报|二维码|图文|推文|消息).{0,4}(发|推)(送)?[到至].{0,10}(群|朋友圈)|发.{0,4}朋友圈"
    ),
    "invite": re.compile(
        r"(邀请|发展|拉新|推荐|推广|动员|发动).{0,12}(居民|群众|村民|家长|亲友|好友|家人|家属|同事|用户|户|人|位).{0,6}(注册|关注|下载|安装|实名|加入|参与|绑定|使用)?"
        r"|邀请.{0,4}(注册|关注|实名)"
    ),
    "download": re.compile(
        r"(下载|安装|注册|装机|升级)(?!通报|报告|名单|模板|文件|附件|表|预约|准考证|资金|资本|地|电|会计|护士|医师|商|号|登记|包|量|率)|装尽装|(安装|注册|激活"
        r"|下载)率.{0,14}(达到|须|不低于|以上"
        r"|100%)|装好|装上"
    ),
}
_NO_APP_NO_SERVICE = re.compile(r"(不|未)(安装|下载|注册|关注).{0,10}(不得|不予|无法|不能|影响|取消)")
_OTHER_GUESTS = re.compile(
    r"会议|座谈|专家|评审|监督员|发布会|观看|参加|视频|共享|招标|参股|代理人|发展党员|农技|品种|良种"
)
_COUNTED_SPREAD = re.compile(
    r"(二维码|推广码|招募码)\|.{0,4}\d+(人|户)|扫码注册(人数)?\|\d|(下级|直接|间接)邀请(人数)?\|\d|已招募\d+人|好友为您助力"
    r"|(我|还需|已|再)推荐(注册)?\|\d+人|邀请(排名|奖励)\|.{0,2}\d|邀请新?用户.{0,8}(加|得|奖)\d|本[日周月]新增用户\|\d"
    r"|^((本[日周月季年]|本人|今日|累计|已|成功|共)(推广|邀请|发展|推荐|拉新)(用户|居民|人数|户数)?\|?\d+(人|户|位|名)?)$"
    r"|(邀请|推广)进度\|\d+/\d+|推荐人[:：].{1,8}|推广员(编号|工号|姓名)|(邀请|推广|推荐|拉新)(有奖|排行|目标)|推荐\d+(位|名|人|个)"
)
_COUNTED_SHARES = re.compile(
    r"((本[日周月]|今日|我)?(已|应|需|还需)|本[日周月]|今日|人均|累计)(转发|分享)(目标|次数|数|量|任务)?\|?\d+(次|条|篇|个群)"
    r"|(应|已|未|没)转(的)?(人数)?\|\d+人|应转\|?\d+条|已转\|?\d+条|今日必转|(转发|分享)得\d+分|请.{0,6}(链接|海报|二维码|文章|推文).{0,6}发[到至].{0,8}群"
    r"|(转发|分享|传播)(任务|目标)\|?(\d|未"
    r"|完成|本|今)"
)
PIECE_CHARACTERS, LABEL_CHARACTERS, LEAST_LISTED = 80, 12, 2
_GUEST_COLUMN = re.compile(r"(累计|成功|本[周月])?(邀请|拉新|推广|推荐)(人数|户数|数量|数|用户数)")


@EachRole
def detect_promotion(view: ScreenView, _app: App, masker: Masks) -> Iterable[Observation]:
    """PROMOTION by subject (share, invite, download), one each per role."""
    yield from _demands(view, masker)
    for subject in ("share", "invite", "download"):
        for row in task_rows(view, subject):
            yield sighting(Kind.PROMOTION, view, row, masker, confidence=0.65, subject=subject)
    yield from _entries(view, masker)


def _demands(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for piece in view.pieces:
        if view.reads(piece) and not _ORDERED.search(view.title):
            continue
        if piece.is_control and (
            _REFER.search(piece.text) or (_INVITES.fullmatch(piece.text) and _counts_guests(view))
        ):
            yield _one(view, piece, masker, 0.6, "invite")
        row = "".join(other.text for other in view.row(piece))
        if _ASKED_WHO.fullmatch(piece.text) and view.has_fields():
            yield _one(view, piece, masker, 0.6, "invite")
        if len(piece.text) <= LABEL_CHARACTERS and _TODAY.search(view.near(piece)):
            yield _one(view, piece, masker, 0.7, "share")
        for subject in _demanded(piece.text):
            yield _one(view, piece, masker, 0.75, subject)
        near = view.near(piece)
        if len(near) <= PIECE_CHARACTERS // 2 and _COUNTED_SPREAD.search(near) and _demanding("invite", near):
            yield sighting(Kind.PROMOTION, view, view.row(piece), masker, confidence=0.65, subject="invite")
        if _GUEST_COLUMN.fullmatch(piece.text) and len(people_rows(view)) >= LEAST_LISTED:
            yield _one(view, piece, masker, 0.7, "invite")
        if len(near) <= PIECE_CHARACTERS // 2 and _COUNTED_SHARES.search(near) and _demanding("share", near):
            yield _one(view, piece, masker, 0.65, "share")
        for subject, shape in _SHAPES.items():
            text = row if subject == "invite" else piece.text
            own = subject != "invite" or _SPREADS.search(piece.text)
            if own and shape.search(text) and _demanding(subject, text) and len(text) <= PIECE_CHARACTERS:
                yield _one(view, piece, masker, 0.85, subject)


def _counts_guests(view: ScreenView) -> bool:
    return any(_GUESTS.search(piece.text) for piece in view.pieces)


def _demanded(text: str) -> tuple[str, ...]:
    """Which acts a short sentence demands: 发动家人转发，每户不少于3次."""
    if len(text) > PIECE_CHARACTERS:
        return ()
    demand = demand_in(text)
    if not of_things(text) and _NO_APP_NO_SERVICE.search(text):
        return ("download",)
    if not demand.holds or _OTHER_GUESTS.search(text):
        return ()
    acts = tuple(one for one, act in _ACTS.items() if act.search(text) and not (one == "invite" and "投票" in text))
    return tuple(one for one in acts if one != "download" or not ("邀请" in text or of_things(text)))


def _entries(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    for found in labelled(load_lexicon("promotion"), view):
        subject = next((_QUIET[hit.word] for hit in found.hits if hit.word in _QUIET), "")
        if subject:
            yield _one(view, found.piece, masker, min(found.confidence, 0.6), subject)


def _demanding(subject: str, text: str) -> bool:
    if (
        re.search(
            r"不得(?!遗漏|少于|低于|缺|有误|拖延)|严禁|禁止|无需|自愿|不强制|申请表|模板|电视|家电|空调|离线|更新|版本|会议",
            text,
        )
        or (subject == "download" and (of_things(text) or _COUNTED.fullmatch(text)))
        or (subject == "share" and "《" in text)
    ):
        return False
    return subject != "share" or bool(_FORCED_SHARE.search(text))


def _one(view: ScreenView, piece: Piece, masker: Masks, confidence: float, subject: str) -> Observation:
    return sighting(Kind.PROMOTION, view, [piece], masker, confidence=confidence, subject=subject)
