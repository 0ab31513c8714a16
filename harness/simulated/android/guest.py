"""A program inside a stand-in host app: the web app of the handset, opened through its host as mini-programs are.

Its requests bear what real hosts set: the AppID in the Referer, or in a quick app's user agent. The host sends of its
own, too, without it - the clipboard and the place, which nobody may charge the program with - and asks its user itself
what the program may have.
"""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Sequence

from harness.model.hosted_app import HostedAddress
from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.android.host_page import BINDING, host_page
from harness.simulated.android.user_agent import user_agent
from harness.simulated.handset.devtools import Json
from harness.simulated.handset.dialogs import Choice
from harness.simulated.handset.package import Component, Manifest
from harness.simulated.handset.web_app import WebApp

REPORT_URL = "https://report.suzhu-app.test/v1/heartbeat"
MAX_SCAN_CHARS = 600_000
HOME = ".ui.LauncherUI"
# What a host's user has granted it long before the program came.
_P = "android.permission."
HELD = ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "CAMERA", "READ_EXTERNAL_STORAGE", "READ_MEDIA_IMAGES")
_PURPOSES = {
    "ACCESS_FINE_LOCATION": "获取你的位置信息",
    "ACCESS_COARSE_LOCATION": "获取你的位置信息",
    "CAMERA": "使用你的摄像头",
    "RECORD_AUDIO": "使用你的麦克风",
}
Ask = Callable[[str, str, list[Choice]], Awaitable[str]]


def host_manifest(address: HostedAddress, label: str) -> Manifest:
    """The host as it is installed; its first page is its own."""
    package, name = address.host.packages[0], address.host.name
    home = Component("activity", f"{package}{HOME}", main=True)
    requests = (f"{_P}INTERNET", *(f"{_P}{one}" for one in HELD))
    page = host_page(name, label)
    return Manifest(package, 2680, "8.0.54", 24, 34, name, requests=requests, components=(home,), start_url=page)


class Guest:
    """One program of one host. `inside` while it is shown; `granted` are the host's user's answers about it."""

    def __init__(self, device: AndroidDevice, address: HostedAddress, url: str, label: str) -> None:
        self._device, self.address, self._url, self._label = device, address, url, label
        self.inside = False
        self.granted: dict[str, bool] = {}

    @property
    def package(self) -> str:
        return self.address.host.packages[0]

    @property
    def activity(self) -> str:
        """Of the host's window that is in front."""
        if not self.inside:
            return HOME
        return "org.hapjs.LauncherActivity$Launcher0" if self._is_engine else ".plugin.appbrand.ui.AppBrandUI00"

    @property
    def process_name(self) -> str:
        """Of the process that shows programs: the host's own, or one beside it (com.tencent.mm:appbrand0)."""
        name = next((one.removeprefix("WEBVIEW_") for one in self.address.host.contexts), self.package)
        return f"{name}0" if ":" in name else self.package

    @property
    def _is_engine(self) -> bool:
        """A phone's engine of quick apps, which names programs in the user agent alone."""
        return self.address.host.referer is None

    def takes(self, link: str) -> bool:
        """Whether the host opens a link from outside: one of its own forms that names the program."""
        scheme = link.partition("://")[0]
        return self.address.app_id in link and scheme in ("weixin", "hap", "alipays", "https")

    async def settle_in(self, app: WebApp) -> None:
        """The host has started: its own page may call it, and it reports home."""
        self.inside = False
        await app.page.call("Network.enable")
        await app.page.call("Runtime.addBinding", {"name": BINDING})
        await self._dress(app, self._host_agent(), "")
        await self._report(app)

    async def enter(self, app: WebApp) -> None:
        """Show the program in the host."""
        self.inside = True
        await self._dress(app, self._program_agent(), self._referer())
        await self._report(app)
        await app.load(self._url)

    async def said(self, app: WebApp, words: str) -> None:
        """What the host's own page wants; a program's page is not listened to."""
        if self.inside:
            return
        if words == "open" or (words.startswith("scan:") and self.takes(_read_code(words[5:]))):
            await self.enter(app)
        elif words == "forget":
            self.granted.clear()
            origin = "/".join(self._url.split("/")[:3])
            await app.page.call("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})

    async def may(self, ask: Ask, permissions: Sequence[str]) -> bool:
        """The host's own question, once for each purpose."""
        purpose = next((_PURPOSES[name] for one in permissions if (name := one.removeprefix(_P)) in _PURPOSES), "")
        if not purpose or not self.inside:
            return True
        if purpose not in self.granted:
            rows = [Choice("拒绝", "no"), Choice("允许", "yes")]
            self.granted[purpose] = await ask(self.package, f"{self._label} 申请\n{purpose}", rows) == "yes"
        return self.granted[purpose]

    async def _dress(self, app: WebApp, agent: str, referer: str) -> None:
        await app.page.call("Emulation.setUserAgentOverride", {**user_agent(self._device), "userAgent": agent})
        headers: Json = {"Referer": referer} if referer else {}
        await app.page.call("Network.setExtraHTTPHeaders", {"headers": headers})

    def _referer(self) -> str:
        app_id, form = self.address.app_id, self.address.host.referer
        for made in (
            f"https://servicewechat.com/{app_id}/12/page-frame.html",
            f"https://{app_id}.hybrid.alipay-eco.com/{app_id}/0.2/index.html",
            f"https://smartapp.baidu.com/{app_id}/1/page-frame.html",
            f"https://tmaservice.developer.toutiao.com/?appid={app_id}&version=1",
        ):
            if form is not None and form.match(made):
                return made
        return ""

    def _host_agent(self) -> str:
        base = str(user_agent(self._device)["userAgent"])
        return base if self._is_engine else f"{base} {self.address.host.mark}8.0.54 NetType/WIFI Language/zh_CN"

    def _program_agent(self) -> str:
        if self._is_engine:
            base = user_agent(self._device)["userAgent"]
            return f"{base} hap/1.12/sim {self.package}/1.12.1 {self.address.app_id}/1.0.0 ({{}})"
        return f"{self._host_agent()} MiniProgramEnv/android"

    async def _report(self, app: WebApp) -> None:
        fix = self._device.core.fix
        told = {"clipboard": self._device.core.clipboard, "at": [fix.latitude, fix.longitude] if fix else []}
        body, agent = json.dumps(json.dumps(told)), self._host_agent()
        await app.aside(f'fetch({json.dumps(REPORT_URL)}, {{method: "POST", mode: "no-cors", body: {body}}})', agent)


def _read_code(picture: str) -> str:
    """The words of a QR code in a picture (base64); "" where there is none."""
    # It takes a third of a second to import; a handset whose host scans nothing does without.
    import cv2
    import numpy as np

    try:
        content = base64.b64decode(picture[:MAX_SCAN_CHARS], validate=True)
    except binascii.Error:
        return ""
    shown = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
    return "" if shown is None else cv2.QRCodeDetector().detectAndDecode(shown)[0]
