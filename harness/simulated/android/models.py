"""Kinds of handset that can be imitated: makers' properties, screens and memory. The model codes are made up, so that
a real model is never blamed for what a simulated one did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.simulated.android.releases import RELEASES, SECURITY_PATCHES
from harness.simulated.handset.device import Display


@dataclass(frozen=True, slots=True)
class Model:
    """`rom` are the properties by which a maker's system is told from others."""

    key: str
    manufacturer: str
    brand: str
    code: str
    display: Display
    ram_mb: int
    rom: Mapping[str, str] = field(default_factory=dict)
    api: int = 34


def _model(key: str, manufacturer: str, brand: str, display: Display, *, ram_mb: int, api: int, **rom: str) -> Model:
    properties = {name.replace("__", "."): value for name, value in rom.items()}
    return Model(key, manufacturer, brand, f"LC-{key.upper()}", display, ram_mb, properties, api)


_HD, _FULL, _WIDE = Display(720, 1600, 320), Display(1080, 2400, 480), Display(1440, 3200, 640)

MODELS: Final[Mapping[str, Model]] = MappingProxyType(
    {
        model.key: model
        for model in (
            _model("plain", "Lincheng", "lincheng", _FULL, ram_mb=8192, api=34),
            _model("small", "Lincheng", "lincheng", _HD, ram_mb=2048, api=30),
            _model("mi", "Xiaomi", "Xiaomi", _FULL, ram_mb=12288, api=35, ro__miui__ui__version__name="V816"),
            _model("emui", "HUAWEI", "HUAWEI", _FULL, ram_mb=8192, api=29, ro__build__version__emui="EmotionUI_11.0.0"),
            _model("magic", "HONOR", "HONOR", _FULL, ram_mb=12288, api=34, ro__build__version__magic="8.0"),
            _model("color", "OPPO", "OPPO", _FULL, ram_mb=8192, api=34, ro__build__version__oplusrom="V14.0.0"),
            _model("origin", "vivo", "vivo", _WIDE, ram_mb=12288, api=35, ro__vivo__os__version="15.0"),
        )
    }
)


def model_named(key: str) -> Model:
    """Raises BadInput that lists what there is."""
    if key not in MODELS:
        known = ", ".join(MODELS)
        what = Saying(f"no simulated model “{key}”", f"没有名为“{key}”的模拟机型")
        raise BadInput(what, "--model", Saying(f"choose one of {known}", f"可选：{known}"))
    return MODELS[key]


def build_properties(model: Model, api: int, serial: str, timezone: str) -> dict[str, str]:
    """What getprop tells. `ro.harness.simulated` marks everything that is read from such a handset."""
    release = RELEASES[api]
    name = model.code.lower().replace("-", "_")
    build = f"SIM{api}.{SECURITY_PATCHES[api].replace('-', '')[2:]}"
    fingerprint = f"{model.brand}/{name}/{name}:{release}/{build}/1:user/release-keys"
    return {
        "dev.bootcomplete": "1",
        "init.svc.bootanim": "stopped",
        "persist.sys.locale": "zh-CN",
        "persist.sys.timezone": timezone,
        "ro.adb.secure": "1",
        "ro.boot.serialno": serial,
        "ro.build.characteristics": "default",
        "ro.build.display.id": f"{build} simulated",
        "ro.build.fingerprint": fingerprint,
        "ro.build.id": build,
        "ro.build.tags": "release-keys",
        "ro.build.type": "user",
        "ro.build.version.codename": "REL",
        "ro.build.version.incremental": "1",
        "ro.build.version.release": release,
        "ro.build.version.sdk": str(api),
        "ro.build.version.security_patch": SECURITY_PATCHES[api],
        "ro.debuggable": "0",
        "ro.harness.simulated": "1",
        "ro.product.brand": model.brand,
        "ro.product.cpu.abi": "arm64-v8a",
        "ro.product.cpu.abilist": "arm64-v8a,armeabi-v7a,armeabi",
        "ro.product.device": name,
        "ro.product.first_api_level": str(min(api, 30)),
        "ro.product.locale": "zh-CN",
        "ro.product.manufacturer": model.manufacturer,
        "ro.product.model": model.code,
        "ro.product.name": name,
        "ro.secure": "1",
        "ro.serialno": serial,
        "ro.sf.lcd_density": str(model.display.density_dpi),
        "sys.boot_completed": "1",
        "sys.usb.state": "adb",
        **model.rom,
    }
