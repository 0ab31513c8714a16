"""What no test on this machine can show, because it needs a real phone: said by `harness doctor`, never passed over.

Each is proved on each model of the laboratory by `harness devices accept SERIAL`, or by the step that is named.
"""

from dataclasses import dataclass

from harness.model.saying import Language, Saying


@dataclass(frozen=True, slots=True)
class LabOnly:
    """One thing, and how it is proved there."""

    key: str
    what: Saying
    proof: Saying


_ACCEPT = Saying("harness devices accept SERIAL", "harness devices accept 序列号")

LAB_ONLY: tuple[LabOnly, ...] = (
    LabOnly(
        "rom-evidence",
        Saying(
            "that the dumps of MIUI, HyperOS, ColorOS, OriginOS, MagicOS, EMUI, HarmonyOS and Flyme are understood",
            "各厂商系统（MIUI、HyperOS、ColorOS、OriginOS、MagicOS、EMUI、鸿蒙、Flyme）的系统记录能被正确读取",
        ),
        _ACCEPT,
    ),
    LabOnly(
        "rom-dialogs",
        Saying(
            "the ROM's own dialogs: permission, USB install, security check, battery saver",
            "厂商自有弹窗：权限、USB 安装、安全检测、省电管理",
        ),
        Saying("one run of the demo app on the phone", "在真机上运行一次演示应用"),
    ),
    LabOnly(
        "java-hooks",
        Saying("frida-server on the phone, and that apps live with it", "手机上的 frida-server 及应用与其共存"),
        _ACCEPT,
    ),
    LabOnly(
        "system-ca",
        Saying(
            "our CA in the system's store (bind mount; APEX from Android 14)",
            "系统证书区注入（挂载；安卓 14 起为 APEX）",
        ),
        _ACCEPT,
    ),
    LabOnly(
        "wireguard",
        Saying(
            "the WireGuard app of a phone, over the laboratory's Wi-Fi (here a real client stands in for it)",
            "手机上的 WireGuard 应用经实验室无线网连接（此处以真实客户端代替）",
        ),
        Saying(
            "name this machine's address in the laboratory file (wireguard), then one run",
            "在实验室文件中写明本机地址（wireguard）后运行一次",
        ),
    ),
    LabOnly(
        "mock-location",
        Saying("that the ROM and the app's map SDK take a mocked route", "系统与应用地图 SDK 接受模拟路线"),
        _ACCEPT,
    ),
    LabOnly(
        "hosts",
        Saying(
            "real hosts (WeChat, 政务微信, 浙政钉, quick-app engines): screens of programs, Referer, user agent, own "
            "permission questions, links, and whether they let anybody into their WebViews",
            "真实宿主（微信、政务微信、浙政钉、快应用引擎）：小程序界面、Referer、User-Agent、自有授权弹窗、"
            "链接打开方式，以及是否允许查看其 WebView",
        ),
        Saying(
            "one run of a known mini-program in each host, its HOSTED event and undecided requests looked at",
            "在每个宿主中运行一个已知小程序，核对其 HOSTED 事件与未归属的请求",
        ),
    ),
    LabOnly(
        "emulator",
        Saying("the SDK's emulator on a machine with virtualisation", "有虚拟化的机器上的 Android 模拟器"),
        Saying("harness run --device emulator-android-14", "harness run --device emulator-android-14"),
    ),
)


def lab_only_lines(language: Language) -> tuple[str, ...]:
    """One line each, below a head line."""
    if language == "zh":
        head = "仅能在有真机的实验室证明："
        return (head, *(f"◇ {one.what.zh}；证明方法：{one.proof.zh}" for one in LAB_ONLY))
    head = "lab only (needs real phones):"
    return (head, *(f"◇ {one.what.en}; proved by: {one.proof.en}" for one in LAB_ONLY))


def lab_only_data() -> list[dict[str, object]]:
    return [
        {
            "key": one.key,
            "what": {"en": one.what.en, "zh": one.what.zh},
            "proof": {"en": one.proof.en, "zh": one.proof.zh},
        }
        for one in LAB_ONLY
    ]
