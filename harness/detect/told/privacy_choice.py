"""Entries for the rights of a person: withdrawing consent, cancelling the account, the two lists, minors and others.

The words are those of the 认定方法 (parts 3 and 6), of PIPL Articles 15, 31, 45 to 47, and of the 2021 感知提升行动.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harness.detect.screen.entry_label import entries
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting, strongest
from harness.model.app import App
from harness.model.observation import Kind, Observation

_CHOICES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "withdraw": re.compile(
            r"(撤回|撤销|取消|关闭|停止)(隐私政策|隐私|个人信息)?(同意|授权)|授权管理|撤回.{0,6}同意"
        ),
        "cancel_account": re.compile(r"(注销|删除)(我的)?(账号|帐号|账户|帐户)|(账号|帐号|账户)注销"),
        "correct": re.compile(r"(更正|修改|编辑)(我的)?(个人)?(信息|资料)|个人(信息|资料)(修改|更正|管理)"),
        "export": re.compile(
            r"(导出|下载|转移)(我的)?(个人)?(信息|数据|资料)|(个人信息|个人数据)(副本|导出|下载|转移)"
        ),
        "targeting_off": re.compile(
            r"(关闭|管理|停止)?(个性化|定向)(推荐|推送|内容|广告)(设置|管理|开关|关闭)?$|关闭(个性化|定向)"
        ),
        "collected_list": re.compile(r"(已)?(收集|采集)(的)?(个人)?信息(收集)?(清单|明示清单)|个人信息收集(清单|明示)"),
        "shared_list": re.compile(r"第三方(信息|个人信息|数据)?(共享|SDK)?(清单|目录|列表)|(共享|SDK)(清单|目录)"),
        "minors": re.compile(
            r"(儿童|未成年人|青少年)(个人信息|隐私)?(保护)?(规则|声明|政策|指引|模式|保护)|监护人同意"
        ),
    }
)
_FOLLOWED = re.compile(r"为您推荐|猜您?喜欢|猜你喜欢|(为你|专属|个性化|智能)推荐|根据您的(浏览|兴趣|偏好|使用)")
_MINORS = re.compile(
    r"(儿童|未成年人|中小学生?|幼儿园?|学生)(报名|登记|入学|入园|学籍|服务|专区|信息|疫苗|接种)|义务教育报名|青少年专区"
)
FOLLOWED_CHARACTERS = 20
WALKED = "menu "  # how the walk through the menus names a page: by the entries that led to it


def detect_privacy_choice(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """PRIVACY_CHOICE by right, TARGETED where content is chosen for the user, MINORS_ADDRESSED; one each per role."""
    yield from strongest(one for view in views for one in _on(view, masker))


def _on(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    yield from (*_choices(view, masker), *_targeted(view, masker))
    for piece in entries(view, _MINORS):
        if piece.is_control:
            yield sighting(Kind.MINORS_ADDRESSED, view, [piece], masker, confidence=0.8)


def _choices(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """Each with the way to it, as far as the walk knows it; what it leads to is never carried out here."""
    data = {"taps": view.taps, "way": view.why.removeprefix(WALKED)[:80] if view.why.startswith(WALKED) else ""}
    for right, wanted in _CHOICES.items():
        for piece in entries(view, wanted):
            yield sighting(Kind.PRIVACY_CHOICE, view, [piece], masker, confidence=0.9, subject=right, data=data)


def _targeted(view: ScreenView, masker: Masks) -> Iterable[Observation]:
    """A heading or a tab that says so; the switch that turns it off names it too and is none."""
    for piece in view.pieces:
        named = len(piece.text) <= FOLLOWED_CHARACTERS and _FOLLOWED.search(piece.text)
        if named and not view.reads(piece) and not _CHOICES["targeting_off"].search(piece.text):
            yield sighting(Kind.TARGETED, view, [piece], masker, confidence=0.8)
