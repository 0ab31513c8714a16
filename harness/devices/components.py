"""The components that a run stands on: which are here, in what version, and what is lost without them."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from harness.devices import probe
from harness.model.faults import MissingComponent
from harness.model.saying import Saying

# Who needs a component: a run, set-up alone, runs on laboratory networks, or runs on phones and emulators.
NeededBy = Literal["run", "setup", "networks", "handsets"]


@dataclass(frozen=True, slots=True)
class Component:
    """`problem` is why a found one cannot be used."""

    key: str
    name: str
    version: str | None
    found: bool
    needed_for: Saying
    mend: Saying
    needed_by: NeededBy = "run"
    problem: Saying | None = None

    @property
    def usable(self) -> bool:
        return self.found and self.problem is None

    @property
    def needed(self) -> bool:
        """Whether a run on a browser profile cannot do without it."""
        return self.needed_by == "run"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A component to look for."""

    key: str
    name: str
    needed_for: Saying
    mend: Saying
    probe: probe.Probe
    needed_by: NeededBy = "run"


_INSTALL = Saying("run `make install`", "运行 make install")
_FOR_RUNS = Saying("any run", "任何测试运行")


def _apt(*packages: str) -> Saying:
    command = f"`apt-get install {' '.join(packages)}`"
    return Saying(f"run {command} as root", f"以 root 执行 {command}")


def _network(key: str, package: str, purpose: Saying, flag: str) -> Wanted:
    return Wanted(key, key, purpose, _apt(package), probe.tool(key, flag=flag), needed_by="networks")


_NETWORKS = Saying("simulated networks (IPv6-only, NAT64)", "模拟网络（纯 IPv6、NAT64）")
_NAT64 = Saying("networks with NAT64", "带 NAT64 的网络")
_DNS64 = Saying("networks with DNS64", "带 DNS64 的网络")
_ANDROID = Saying("Android phones and emulators", "安卓真机与模拟器")

WANTED: tuple[Wanted, ...] = (
    Wanted("python", "Python", _FOR_RUNS, _INSTALL, probe.python),
    Wanted("uv", "uv", Saying("set-up and lock files", "安装与锁文件"), _INSTALL, probe.uv, needed_by="setup"),
    Wanted("node", "Node.js", Saying("Appium", "Appium"), _INSTALL, probe.node),
    Wanted("appium", "Appium", Saying("driving any device", "驱动任何设备"), _INSTALL, probe.node_package("appium")),
    Wanted(
        "appium-chromium-driver",
        "Appium Chromium driver",
        Saying("driving browser profiles", "驱动浏览器类设备"),
        _INSTALL,
        probe.node_package("appium-chromium-driver"),
    ),
    Wanted(
        "chromium",
        "Chromium",
        Saying("browser profiles (H5 apps)", "浏览器类设备（H5 应用）"),
        _apt("chromium", "chromium-driver"),
        probe.tool(*probe.BROWSER_NAMES),
    ),
    Wanted(
        "chromedriver",
        "ChromeDriver",
        Saying("browser profiles (H5 apps)", "浏览器类设备（H5 应用）"),
        _apt("chromium", "chromium-driver"),
        probe.chromedriver,
    ),
    Wanted(
        "mitmproxy",
        "mitmproxy",
        Saying("the traffic channel", "流量证据"),
        _INSTALL,
        probe.package("mitmproxy", "mitmproxy", "mitmproxy_rs"),
    ),
    Wanted(
        "frida",
        "Frida",
        Saying("the connection channel (frida)", "网络连接证据（frida）"),
        _INSTALL,
        probe.package("frida", "frida"),
    ),
    Wanted(
        "rapidocr",
        "RapidOCR",
        Saying("reading text in pictures", "识别图片中的文字"),
        _INSTALL,
        probe.package("rapidocr", "rapidocr", "onnxruntime"),
    ),
    Wanted(
        "opencv",
        "OpenCV",
        Saying("finding planted photographs and watermarks", "识别植入照片与水印"),
        _INSTALL,
        probe.package("opencv-python-headless", "cv2"),
    ),
    Wanted(
        "chinese-font",
        "Chinese font",
        Saying("legible screenshots (and so OCR)", "截图中的中文可读（OCR 依赖它）"),
        _apt("fonts-noto-cjk"),
        probe.chinese_font,
    ),
    Wanted("root", "root", _NETWORKS, Saying("run as root", "以 root 运行"), probe.root, needed_by="networks"),
    _network("ip", "iproute2", _NETWORKS, "-V"),
    _network("nft", "nftables", _NETWORKS, "--version"),
    _network("tayga", "tayga", _NAT64, "--version"),
    _network("unbound", "unbound", _DNS64, "-V"),
    Wanted("adb", "adb", _ANDROID, _apt("adb"), probe.tool("adb", flag="version"), needed_by="handsets"),
    Wanted(
        "android-sdk",
        "Android SDK",
        Saying("emulators (phones need none)", "模拟器（真机不需要）"),
        Saying("install it and set ANDROID_HOME", "安装并设置 ANDROID_HOME"),
        probe.android_sdk,
        needed_by="handsets",
    ),
)

# What a run on a browser profile cannot do without.
BROWSER_RUN = tuple(wanted.key for wanted in WANTED if wanted.needed_by == "run")


def _look(wanted: Wanted) -> Component:
    found = wanted.probe()
    return Component(
        key=wanted.key,
        name=wanted.name,
        version=found.version if found else None,
        found=found is not None,
        needed_for=wanted.needed_for,
        mend=wanted.mend,
        needed_by=wanted.needed_by,
        problem=found.problem if found else None,
    )


def survey(wanted: Sequence[Wanted] = WANTED) -> tuple[Component, ...]:
    """Looks for every component, in the order given. Takes a second or two: some are started to ask their version."""
    with ThreadPoolExecutor(max_workers=4) as workers:
        return tuple(workers.map(_look, wanted))


def require(names: Iterable[str], wanted: Sequence[Wanted] = WANTED) -> tuple[Component, ...]:
    """The components with these keys. Raises MissingComponent with one line that names all that cannot be used."""
    known = {one.key: one for one in wanted}
    components = survey([known[name] for name in names])
    lacking = [component for component in components if not component.usable]
    if lacking:
        raise _missing(lacking)
    return components


def _missing(lacking: Sequence[Component]) -> MissingComponent:
    what = Saying(
        "cannot be used: " + ", ".join(f"{one.name} ({state(one).en})" for one in lacking),
        "无法使用：" + "、".join(f"{one.name}（{state(one).zh}）" for one in lacking),
    )
    mends = list(dict.fromkeys(one.mend for one in lacking))
    return MissingComponent(
        what, mend=Saying("; ".join(mend.en for mend in mends), "；".join(mend.zh for mend in mends))
    )


def state(component: Component) -> Saying:
    """Found or not, in words."""
    if component.problem:
        return component.problem
    return Saying("found", "已找到") if component.found else Saying("not found", "未找到")
