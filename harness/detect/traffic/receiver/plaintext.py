"""What went over the network unencrypted.

Every request over http or ws is one, whatever it held: path, headers and the answer were readable on the way. How
sure the finding is depends on what the client gave away: a body, a query with values, cookies, credentials or
WebSocket messages count fully, a bare GET for less. A bare request that was only sent on to TLS is none: it is how
a name typed without a scheme gets to TLS; with data in it the data did go out, and it counts.
Certificate status (OCSP, revocation lists) is signed and unencrypted by design (RFC 6960) and asked for by the
system, so it is none either.
"""

from collections.abc import Sequence
from functools import lru_cache

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.parties import is_local, plain_host
from harness.detect.traffic.sighting import Leaving, Sighting

WITH_DATA, REDIRECTED, BARE = 1.0, 0.9, 0.6
_MOVED = (301, 302, 303, 307, 308)
_GIVING_HEADERS = frozenset({"cookie", "authorization", "proxy-authorization", "x-token", "token", "access-token"})
_CERTIFICATE_STATUS = ("application/ocsp-request", "application/ocsp-response", "application/pkix-crl")

_local_host = lru_cache(4_096)(lambda host: is_local(plain_host(host)))


class PlaintextMatcher:
    """`plaintext`, once per message, `where` "scheme", form the scheme."""

    def see(self, message: Message, layers: Sequence[Layer]) -> Sequence[Sighting]:  # noqa: ARG002
        if message.scheme not in ("http", "ws") or _local_host(message.host) or _is_certificate_status(message):
            return ()
        given = given_away(message)
        redirected = _goes_on_to_tls(message)
        if redirected and not given:
            return ()
        confidence = (REDIRECTED if redirected else WITH_DATA) if given else BARE
        data = {"given": list(given), "redirected": redirected}
        return (
            Sighting(
                message.index,
                Leaving.PLAINTEXT,
                False,
                "",
                "scheme",
                (),
                message.scheme,
                confidence,
                message.host,
                data,
            ),
        )


def given_away(message: Message) -> tuple[str, ...]:
    """Which parts of a request hold something of the client's own."""
    found = []
    if "=" in message.path.partition("?")[2]:
        found.append("query")
    if message.body:
        found.append("body")
    if message.client_messages:
        found.append("messages")
    found += sorted({key.lower() for key, _ in message.headers} & _GIVING_HEADERS)
    return tuple(found)


def _goes_on_to_tls(message: Message) -> bool:
    return message.response_status in _MOVED and message.response_location.lower().startswith(("https://", "wss://"))


def _is_certificate_status(message: Message) -> bool:
    return message.content_type.startswith(_CERTIFICATE_STATUS) or message.response_type.startswith(_CERTIFICATE_STATUS)
