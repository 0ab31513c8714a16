"""`harness inspect`: what left the phone in a capture, whoever made it."""

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from harness.canary.persona_file import GivenPersona, load_persona
from harness.detect.traffic.capture.kind import capture_of
from harness.detect.traffic.capture.recorded import RecordedFlows, phases
from harness.detect.traffic.engine import Engine
from harness.inspection.capture.batch import Looker, batches
from harness.inspection.capture.crew import look_at_all
from harness.inspection.capture.findings_json import write_json
from harness.inspection.capture.findings_spool import new_spool
from harness.inspection.capture.findings_table import print_table
from harness.inspection.capture.shown_finding import Shower
from harness.model.faults import EXIT_OK, BadInput
from harness.model.saying import Language, Saying
from harness.recording import layout
from harness.recording.reader import Recording

MOST_WORKERS = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """One command line. Without a `persona` the capture must be a recording, which has its own."""

    capture: Path
    persona: Path | None = None
    json_out: Path | None = None
    domains: Sequence[str] = ()
    lists: Sequence[Path] = ()
    keys: Path | None = None
    workers: int = 1
    language: Language = "zh"


def inspect_capture(asked: Asked) -> int:
    """Raises BadInput for a file that cannot be used; entries that cannot be read are told in the output."""
    began = time.monotonic()
    given = _persona(asked)
    capture = capture_of(asked.capture, asked.keys)
    _refuse_missing(asked.lists)
    for remark in given.remarks:
        print(remark.say(asked.language), file=sys.stderr)
    engine = Engine.for_persona(given.persona, given.originals, asked.domains, asked.lists)
    looker = Looker(capture, engine, Shower(given.persona), _phases(capture))
    with new_spool() as spool:
        for looked in look_at_all(looker, batches(capture.pieces()), min(asked.workers, MOST_WORKERS)):
            spool.take(looked)
            for message, seen in looked.concerning:
                engine.gather(message, seen)
        gathered = [looker.line(one) for one in engine.gathered()]
        seconds = time.monotonic() - began
        if asked.json_out:
            write_json(asked.json_out, spool, gathered, seconds)
        else:
            print_table(spool, gathered, seconds, asked.language)
    return EXIT_OK


def _persona(asked: Asked) -> GivenPersona:
    path = asked.persona or asked.capture / layout.PERSONA
    if asked.persona is None and not path.is_file():
        mend = Saying("add --persona PERSONA.json", "请加上 --persona PERSONA.json")
        raise BadInput(Saying("whose values were planted?", "未指定植入的画像"), str(asked.capture), mend)
    return load_persona(path)


def _phases(capture: object) -> Mapping[str, str]:
    if not isinstance(capture, RecordedFlows) or not (capture.folder / layout.RUN).is_file():
        return {}
    return {flow: phase.value for flow, phase in phases(Recording.open(capture.folder).events).items()}


def _refuse_missing(lists: Sequence[Path]) -> None:
    for path in lists:
        if not path.is_file():
            raise BadInput(Saying("no such file", "没有这个文件"), str(path), Saying("check the path", "检查路径"))
