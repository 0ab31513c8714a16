"""The connection to our own adb server.

Where none answers, adbutils would start one on the port that all tools share: this does not.
"""

import adbutils

CALL_TIMEOUT_S = 30.0


class _Connection(adbutils.AdbConnection):  # type: ignore[misc]
    def _safe_connect(self) -> object:
        """Connect, and nothing else: starting a server is for AdbServer, on the port of this laboratory."""
        return self._create_socket()


class Client(adbutils.AdbClient):  # type: ignore[misc]
    """A client of the adb server on `port`. Every wait is bounded, also those that adbutils leaves open."""

    def make_connection(self, timeout: float | None = None) -> adbutils.AdbConnection:
        connection = _Connection(self.host, self.port)
        connection.conn.settimeout(min(timeout or CALL_TIMEOUT_S, 600.0))
        return connection


def client_of(port: int) -> Client:
    return Client(host="127.0.0.1", port=port)
