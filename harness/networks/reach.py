"""Whether an app's address answers at all, asked before anything is started for it."""

import socket
from urllib.parse import urlsplit

from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from harness.model.saying import Saying

TIMEOUT_S = 5.0
MEND = Saying("check the address, the network and the laboratory file", "检查地址、网络和实验室解析文件")


def refuse_unreachable(address: str, laboratory: Laboratory, field: str, timeout_s: float = TIMEOUT_S) -> None:
    """Open and close a connection to an http(s) address, where the laboratory or else DNS says that it stands.

    Nothing is sent. Raises BadInput that names the field of the app file when nobody accepts it in time. Behind a
    proxy an address that nobody answers would show as the proxy's own error page, a page like any other.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    known = laboratory.endpoint(host, port)
    where = (known.address, known.port) if known else (host, port)
    try:
        socket.create_connection(where, timeout=timeout_s).close()
    except (OSError, UnicodeError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
        what = Saying(f"{address} does not answer ({reason})", f"{address} 无法访问（{reason}）")
        raise BadInput(what, field, MEND) from None
