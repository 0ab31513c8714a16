"""Files to measure on: ordinary traffic of the calibration corpus, as HAR and as native flows."""

import json
from dataclasses import dataclass
from pathlib import Path

from harness.canary.corpus import ordinary
from harness.canary.corpus.people import person
from harness.canary.corpus.rungs import plain_leaking
from harness.canary.corpus.written import decoded, persona_json, write_flows, write_har
from harness.canary.draw import draw_of


@dataclass(frozen=True, slots=True)
class Traffic:
    """`requests` calls with `megabytes` of bodies (content encoding undone: what a scanner has to read).

    `leaks` are the entries in which something of the persona stands.
    """

    har: Path
    flows: Path
    persona: Path
    requests: int
    megabytes: float
    leaks: frozenset[int]


def make_traffic(folder: Path, count: int, size: int, leaks: int = 0) -> Traffic:
    """Calls with bodies of about `size` bytes, a quarter without, and `leaks` requests of the corpus among them."""
    draw = draw_of(1, f"bench {size}")
    made = ordinary.traffic(draw, count - leaks, size)
    makers = draw.sample(plain_leaking(), leaks * 2)
    cases = [case for maker in makers if (case := maker(draw, person(2))) and len(case.requests) == 1][:leaks]
    places = sorted(draw.sample(range(count), len(cases)))
    for place, case in zip(places, cases, strict=True):
        made.insert(place, case.requests[0])
    har, flows, persona = folder / "capture.har", folder / "flows.mitm", folder / "persona.json"
    write_har(har, made)
    write_flows(flows, made)
    persona.write_text(json.dumps({**persona_json(person(2).persona), "photos": []}, ensure_ascii=False))
    return Traffic(har, flows, persona, len(made), sum(len(decoded(one)) for one in made) / 1e6, frozenset(places))


def repeated(traffic: Traffic, times: int, path: Path) -> Path:
    """The native flows so many times over: a capture as long as one wants, without the time to make it."""
    once = traffic.flows.read_bytes()
    with path.open("wb") as file:
        for _ in range(times):
            file.write(once)
    return path
