"""Mini-programs and quick apps: which host app they live in, how one is named there, and whose a request is.

A mini-program has no process, package or traffic of its own: all is its host's. What tells it apart is its AppID in the
Referer, which the host sets and the program cannot change (WeChat's documentation of wx.request; Alipay, Baidu and
Douyin do alike), and in the user agent: of quick apps, and of web pages inside WeChat's mini-programs. What stands on
neither is the host's where nothing hints at a program, and nobody's where something does: it is never the program's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from harness.model.run import Run
from harness.model.saying import Saying


@dataclass(frozen=True, slots=True)
class HostApp:
    """One host. `app_id` is the form of an id there; `referer` and `user_agent` give the id as group 1, where they can.

    `mark` is what the host's own user agent says, `hints` what it says more where it speaks for some program or other.
    `contexts` are the beginnings of Appium's context names for its WebViews; `link` opens a program from outside.
    `seals`: it sends things for its programs over an encrypted channel of its own, which no proxy opens.
    `screen` is the activity that shows programs; None where it is not known, and all count but the host's first.
    """

    key: str
    name: str
    packages: tuple[str, ...]
    app_id: re.Pattern[str]
    referer: re.Pattern[str] | None = None
    user_agent: re.Pattern[str] | None = None
    mark: str = ""
    hints: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    link: str = ""
    screen: re.Pattern[str] | None = None
    seals: bool = True
    unseen: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class HostedAddress:
    """`wechat/wx0123456789abcdef` in an app file."""

    host: HostApp
    app_id: str

    @property
    def link(self) -> str:
        """What opens it from outside; "" where the host allows none without a ticket of the sponsor's."""
        return self.host.link.format(app_id=self.app_id)


_WX = re.compile(r"wx[0-9a-f]{16}")
_ALIPAY_ID = re.compile(r"20[0-9]{14}|[0-9]{8,20}")
_PACKAGE = re.compile(r"[A-Za-z]\w*(?:\.[A-Za-z]\w*){1,10}", re.ASCII)
_WX_REFERER = re.compile(r"https://servicewechat\.com/(wx[0-9a-f]{16})/[\w.-]{1,40}/page-frame\.html")
_ALI_REFERER = re.compile(r"https://([0-9]{8,20})\.hybrid\.alipay-eco\.com/")
_WX_AGENT = re.compile(r"\bminiProgram/(wx[0-9a-f]{16})\b")
_WX_HINTS = ("miniProgram", "MiniProgramEnv/")
_WX_SCREEN = re.compile(r"\.AppBrand(?!Launch)\w*UI\d*$")
_HAP_AGENT = re.compile(r"\bhap/[\d.]{1,12}(?:/\w{1,20})? [\w./-]{1,120} ([A-Za-z]\w*(?:\.\w+){1,10})/", re.ASCII)

_ENCRYPTED = Saying(
    "what the host sends over its own encrypted channel (log-in, cloud functions, its map and pay services)",
    "宿主自有加密通道中的内容（登录、云函数、宿主的地图与支付服务）",
)
_HOST_CALLS = Saying(
    "who in the host's process called a system API: the host, or one of its programs",
    "系统 API 的调用者：同一进程内无法区分宿主与小程序",
)
_HOST_LEDGER = Saying(
    "permission use by the program: the system books it on the host", "小程序自身的权限使用：系统统一记在宿主名下"
)
_NO_CONTEXT = Saying(
    "the page's structure: released hosts switch WebView debugging off, so screens are read from pixels and "
    "accessibility nodes",
    "页面结构：正式版宿主关闭 WebView 调试，仅能依据画面与无障碍节点",
)
# The channels that speak of a process or a package, and so of the host: a run in a host does without them, and why.
OF_THE_HOST: Mapping[str, Saying] = {
    "hooks": _HOST_CALLS,
    "ledger": _HOST_LEDGER,
    "logs": Saying(
        "crashes, starts and memory of the program: the system books them on the host's process",
        "小程序自身的崩溃、启动与内存：系统统一记在宿主进程名下",
    ),
}
_ALWAYS = (_ENCRYPTED, _HOST_CALLS, _HOST_LEDGER, _NO_CONTEXT)


def _quick(key: str, name: str, *packages: str) -> HostApp:
    return HostApp(
        key,
        name,
        packages,
        _PACKAGE,
        user_agent=_HAP_AGENT,
        mark="hap/",
        hints=("hap/",),
        contexts=tuple(f"WEBVIEW_{package}" for package in packages),
        link="hap://app/{app_id}/",
        screen=re.compile(r"org\.hapjs\.\w*LauncherActivity"),
        seals=False,
        unseen=(_HOST_CALLS, _HOST_LEDGER, _NO_CONTEXT),
    )


HOSTS: Mapping[str, HostApp] = {
    host.key: host
    for host in (
        HostApp(
            "wechat",
            "微信",
            ("com.tencent.mm",),
            _WX,
            _WX_REFERER,
            _WX_AGENT,
            mark="MicroMessenger/",
            hints=_WX_HINTS,
            contexts=("WEBVIEW_com.tencent.mm:appbrand", "WEBVIEW_com.tencent.mm:toolsmp"),
            screen=_WX_SCREEN,
            unseen=_ALWAYS,
        ),
        HostApp(
            "wework",
            "企业微信",
            ("com.tencent.wework",),
            _WX,
            _WX_REFERER,
            _WX_AGENT,
            mark="wxwork/",
            hints=_WX_HINTS,
            contexts=("WEBVIEW_com.tencent.wework",),
            unseen=_ALWAYS,
        ),
        HostApp(
            "gov-wechat",
            "政务微信",
            ("com.tencent.weworklocal",),
            _WX,
            _WX_REFERER,
            _WX_AGENT,
            mark="wxworklocal/",
            hints=_WX_HINTS,
            contexts=("WEBVIEW_com.tencent.weworklocal",),
            unseen=_ALWAYS,
        ),
        HostApp(
            "alipay",
            "支付宝",
            ("com.eg.android.AlipayGphone",),
            _ALIPAY_ID,
            _ALI_REFERER,
            mark="AliApp(AP/",
            contexts=("WEBVIEW_com.eg.android.AlipayGphone",),
            link="alipays://platformapi/startapp?appId={app_id}",
            unseen=_ALWAYS,
        ),
        HostApp(
            "zhezhengding",
            "浙政钉",
            ("com.alibaba.taurus.zhejiang",),
            _ALIPAY_ID,
            _ALI_REFERER,
            mark="TaurusApp",
            contexts=("WEBVIEW_com.alibaba.taurus.zhejiang",),
            unseen=_ALWAYS,
        ),
        HostApp(
            "dingtalk",
            "钉钉",
            ("com.alibaba.android.rimet",),
            _ALIPAY_ID,
            _ALI_REFERER,
            mark="AliApp(DingTalk/",
            contexts=("WEBVIEW_com.alibaba.android.rimet",),
            unseen=_ALWAYS,
        ),
        HostApp(
            "baidu",
            "百度",
            ("com.baidu.searchbox",),
            re.compile(r"[A-Za-z0-9]{24,40}"),
            re.compile(r"https://smartapp\.baidu\.com/([A-Za-z0-9]{24,40})/"),
            mark="swan/",
            contexts=("WEBVIEW_com.baidu.searchbox",),
            unseen=_ALWAYS,
        ),
        HostApp(
            "douyin",
            "抖音",
            ("com.ss.android.ugc.aweme",),
            re.compile(r"tt[0-9a-f]{16,18}"),
            re.compile(r"https://tmaservice\.developer\.toutiao\.com/\?(?:[^#\s]{0,200}&)?appid=(tt[0-9a-f]{16,18})\b"),
            mark="ToutiaoMicroApp/",
            contexts=("WEBVIEW_com.ss.android.ugc.aweme",),
            unseen=_ALWAYS,
        ),
        _quick("quick-huawei", "华为快应用", "com.huawei.fastapp"),
        _quick("quick-honor", "荣耀快应用", "com.hihonor.fastapp"),
        _quick("quick-xiaomi", "小米快应用", "com.miui.hybrid"),
        _quick("quick-oppo", "OPPO 快应用", "com.nearme.instant.platform"),
        _quick("quick-vivo", "vivo 快应用", "com.vivo.hybrid"),
        _quick("quick-meizu", "魅族快应用", "com.meizu.flyme.directservice"),
    )
}


_BUILT_ON_ANOTHER = ("gov-wechat", "wework", "zhezhengding", "dingtalk")


def hosted_address(text: str) -> HostedAddress | None:
    """Reads HOST/APPID; None for anything else, a package name among it."""
    key, slash, app_id = text.partition("/")
    host = HOSTS.get(key)
    return HostedAddress(host, app_id) if slash and host and host.app_id.fullmatch(app_id) else None


def hosted_on(run: Run) -> HostedAddress | None:
    """The program that a run drives inside a host; None for an app of its own."""
    return hosted_address(run.app.addresses.get(run.device.platform, ""))


class Booking(StrEnum):
    """Whose a request of a host's process is. Only what is the PROGRAM's is held against it."""

    PROGRAM = "program"
    OTHER_PROGRAM = "other_program"
    HOST = "host"
    UNDECIDED = "undecided"


def booked_on(referer: str, user_agent: str) -> tuple[str, str] | None:
    """(host's key, AppID) that a request names; None where it names none, or two. The agent tells alike hosts apart."""
    named = _named(referer, user_agent)
    return next(iter(named.items()))[::-1] if len(named) == 1 else None


def booking_of(address: HostedAddress, referer: str, user_agent: str, *, to_its_server: bool) -> Booking:
    """Whose a request is. `to_its_server`: it goes where the program's sponsor answers, as a program's requests do.

    Whichever of the hosts of its form carried it counts: the office's build of a host is one app with the public one.
    """
    named = _named(referer, user_agent)
    if len(named) > 1:
        return Booking.UNDECIDED
    if named:
        return Booking.PROGRAM if address.app_id in named else Booking.OTHER_PROGRAM
    hinted = any(hint in user_agent[:2000] for hint in address.host.hints)
    return Booking.UNDECIDED if hinted or to_its_server else Booking.HOST


def _named(referer: str, user_agent: str) -> dict[str, str]:
    """The AppIDs that a request names, each with its host's key."""
    named: dict[str, str] = {}
    for host in _by_mark(user_agent):
        for pattern, text in ((host.referer, referer), (host.user_agent, user_agent)):
            # A Referer is read from its beginning: one that only quotes another's is not the host's.
            found = (pattern.match if pattern is host.referer else pattern.search)(text[:2000]) if pattern else None
            if found:
                named.setdefault(found[1], host.key)
    return named


def _by_mark(user_agent: str) -> list[HostApp]:
    """The hosts, first the one that the user agent names. Offices' builds name the public host too: theirs counts."""

    def rank(host: HostApp) -> int:
        if not host.mark or host.mark not in user_agent:
            return 2
        return 0 if host.key in _BUILT_ON_ANOTHER else 1

    return sorted(HOSTS.values(), key=rank)
