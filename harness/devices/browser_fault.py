"""What the driver's client says when a browser does not do as it is told, as faults of ours."""

from collections.abc import Sequence

from selenium.common.exceptions import (
    InvalidElementStateException,
    StaleElementReferenceException,
    UnexpectedTagNameException,
    WebDriverException,
)

from harness.devices.browser_driver import clients_words
from harness.model.faults import BadInput
from harness.model.saying import Saying

# The browser is well and says that this element takes no such thing: it is read-only, hidden, replaced or no choice.
REFUSED = (InvalidElementStateException, StaleElementReferenceException, UnexpectedTagNameException)


def gone_by(error: WebDriverException) -> bool:
    """Whether the browser itself is gone."""
    signs: Sequence[str] = ("disconnected", "crashed", "invalid session", "not reachable", "ECONNREFUSED")
    return any(sign in str(error) for sign in signs)


def said(en: str, zh: str, error: Exception) -> Saying:
    """What was meant, with the client's own words."""
    reason = clients_words(error)
    return Saying(f"{en} ({reason})", f"{zh}（{reason}）")


def unreachable(address: str, error: Exception) -> BadInput:
    """The app's address, which nobody answers at."""
    return BadInput(
        said(f"{address} does not answer", f"{address} 无法访问", error),
        "addresses.browser",
        Saying("check the address, the network and the laboratory file", "检查地址、网络和实验室解析文件"),
    )
