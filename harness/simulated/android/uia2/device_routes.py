"""What the driver asks about the handset itself: its identity, screen, battery and clipboard."""

import base64
from collections.abc import Awaitable, Callable, Mapping

from harness.simulated.android.android_device import AndroidDevice

Body = Mapping[str, object]
# Gets the request's body and the variable parts of its path.
Handler = Callable[[Body, tuple[str, ...]], Awaitable[object]]


def handlers(device: AndroidDevice) -> dict[str, Handler]:
    """By method and path."""
    routes = DeviceRoutes(device)
    return {
        "GET /appium/device/info": routes.info,
        "GET /appium/device/pixel_ratio": routes.ratio,
        "GET /appium/device/display_density": routes.density,
        "GET /appium/device/system_bars": routes.bars,
        "GET /appium/device/battery_info": routes.battery,
        "POST /appium/device/get_clipboard": routes.get_clipboard,
        "POST /appium/device/set_clipboard": routes.set_clipboard,
    }


class DeviceRoutes:
    def __init__(self, device: AndroidDevice) -> None:
        self._device = device

    async def info(self, body: Body, parts: tuple[str, ...]) -> dict[str, object]:
        del body, parts
        told, display = self._device.properties, self._device.core.display
        return {
            "androidId": self._device.settings.get(("secure", "android_id"), ""),
            "manufacturer": told["ro.product.manufacturer"],
            "model": told["ro.product.model"],
            "brand": told["ro.product.brand"],
            "apiVersion": str(self._device.api),
            "platformVersion": told["ro.build.version.release"],
            "carrierName": "",
            "realDisplaySize": f"{display.width_px}x{display.height_px}",
            "displayDensity": display.density_dpi,
            "networks": [],
            "locale": "zh_CN",
            "timeZone": self._device.core.clock.zone.key,
            "bluetooth": {"state": "OFF"},
        }

    async def ratio(self, body: Body, parts: tuple[str, ...]) -> float:
        del body, parts
        return self._device.core.display.scale

    async def density(self, body: Body, parts: tuple[str, ...]) -> int:
        del body, parts
        return self._device.core.display.density_dpi

    async def bars(self, body: Body, parts: tuple[str, ...]) -> dict[str, int]:
        del body, parts
        return {"statusBar": 0, "statusBarHeight": 0}

    async def battery(self, body: Body, parts: tuple[str, ...]) -> dict[str, object]:
        del body, parts
        return {"level": 0.8, "status": 2}

    async def get_clipboard(self, body: Body, parts: tuple[str, ...]) -> str:
        del body, parts
        return base64.b64encode(self._device.core.clipboard.encode()).decode("ascii")

    async def set_clipboard(self, body: Body, parts: tuple[str, ...]) -> None:
        del parts
        self._device.core.clipboard = base64.b64decode(str(body.get("content", ""))).decode("utf-8", "replace")
