"""What the proxy's process is told."""

from pathlib import Path

from harness.capture.proxy_settings import ProxySettings
from harness.model.laboratory import Endpoint


def test_settings_survive_their_file(tmp_path: Path) -> None:
    settings = ProxySettings("flows.mitm", "conf", "trust.pem", 0, {"app.test:443": ("127.0.0.1", 8443)})
    settings.dump(tmp_path / "settings.json")
    again = ProxySettings.load(tmp_path / "settings.json")
    assert again.laboratory().endpoint("app.test", 443) == Endpoint("127.0.0.1", 8443)
    assert again.laboratory().endpoint("app.test", 80) is None
