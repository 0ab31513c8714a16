"""What stood between the proxy and the servers, out of the flow file."""

from pathlib import Path

from harness.detect.traffic.capture.server_connection import server_sides
from tests.detect.recording_factory import HOST, stage
from tests.detect.served_stage import certificate, over_tls, served


def test_tls_certificate_and_cookies(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    pem = certificate(30)
    over_tls(served(scene, f"https://{HOST}/a?x=1", 404, "sid=1; Secure"), "TLSv1.2", "ECDHE-RSA-AES128-SHA", pem)
    (side,) = server_sides(scene.done().folder)
    assert (side.host, side.path, side.status, side.tls_version) == (HOST, "/a?x=1", 404, "TLSv1.2")
    assert side.certificate.startswith(b"-----BEGIN CERTIFICATE") and side.cookies == ("sid=1; Secure",)


def test_a_file_that_breaks_off_gives_what_is_whole(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    served(scene, f"https://{HOST}/a")
    served(scene, f"https://{HOST}/b")
    recording = scene.done()
    flows = recording.folder / "traffic" / "flows.mitm"
    flows.write_bytes(flows.read_bytes()[:-40])
    assert [side.path for side in server_sides(recording.folder)] == ["/a"]


def test_no_file_gives_nothing(tmp_path: Path) -> None:
    assert list(server_sides(tmp_path)) == []
