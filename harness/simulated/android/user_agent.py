"""What an app's WebView says it is."""

from harness.simulated.android.android_device import AndroidDevice
from harness.simulated.handset.devtools import Json

ENGINE_VERSION = "156.0.0.0"


def user_agent(device: AndroidDevice) -> Json:
    """The parameters of Emulation.setUserAgentOverride."""
    told = device.properties
    release, model, build = told["ro.build.version.release"], told["ro.product.model"], told["ro.build.id"]
    text = (
        f"Mozilla/5.0 (Linux; Android {release}; {model} Build/{build}; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Version/4.0 Chrome/{ENGINE_VERSION} Mobile Safari/537.36"
    )
    hints: Json = {
        "platform": "Android",
        "platformVersion": f"{release}.0.0" if release.isdigit() else release,
        "architecture": "",
        "model": model,
        "mobile": True,
        "brands": [{"brand": "Android WebView", "version": ENGINE_VERSION.split(".", maxsplit=1)[0]}],
    }
    return {"userAgent": text, "platform": "Linux aarch64", "acceptLanguage": "zh-CN,zh", "userAgentMetadata": hints}
