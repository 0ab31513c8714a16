"""Findings come back by flow, those of several messages behind those of the message itself."""

from harness.inspection.capture.batch import Line, Looked
from harness.inspection.capture.findings_spool import new_spool
from harness.model.saying import Saying


def line(flow: int, text: str = "{}", host: str = "a.test") -> Line:
    return Line(flow, host, text.encode())


def test_findings_by_flow() -> None:
    with new_spool() as spool:
        spool.take(Looked(2, 10, [line(0, '{"a":1}'), line(2)], [(1, Saying("no", "否"))]))
        spool.take(Looked(1, 5, [line(5, '{"t":"\\t"}', "")], [], [(5, "time")]))
        gathered = [line(2, '{"g":1}', ""), line(9, '{"g":2}')]
        assert [(one.flow, one.host, one.json) for one in spool.lines(gathered)] == [
            *((0, "a.test", b'{"a":1}'), (2, "a.test", b"{}"), (2, "", b'{"g":1}')),
            *((5, "", b'{"t":"\\t"}'), (9, "a.test", b'{"g":2}')),
        ]
        assert list(spool.malformed()) == [b'{"entry":1,"why":"no"}']
        assert list(spool.exhausted()) == [b'{"flow":5,"budget":"time"}']
        assert (spool.flows, spool.body_bytes, spool.malformed_count, spool.exhausted_count) == (3, 15, 1, 1)
