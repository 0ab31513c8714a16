"""Three subjects of the stability trials: one small app that is steady, fragile or leaking, and otherwise the same.

Each fresh visitor draws a number from the app's own counter. Of any 25 numbers in a row the fragile app breaks down for
two (8 %): an uncaught script error leaves a white screen at the first function that is opened. The leaking app keeps
what every notice has shown. So the truth is exact and repeatable, whatever the seed of who uses them.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Flask, Response, jsonify, render_template, request

from harness.demo import hosts
from harness.demo.pages import DEMO, kept, uncached

SPONSOR = "南坪市人民政府办公室"
FRAGILE_OF_25 = frozenset({7, 19})
COOKIE = "visit"


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the three: its host, its name for people, its filing number."""

    key: str
    host: str
    name: str
    filing_number: str


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        one.host: one
        for one in (
            Variant("steady", hosts.STEADY, "稳办通", "政务应用备2026-000621号"),
            Variant("fragile", hosts.FRAGILE, "易崩通", "政务应用备2026-000622号"),
            Variant("leaking", hosts.LEAKING, "漏存通", "政务应用备2026-000623号"),
        )
    }
)


def breaks_down(visit: int) -> bool:
    """Whether the fragile app breaks down for this visitor."""
    return visit % 25 in FRAGILE_OF_25


def endurance_app(host: str) -> Flask:
    """The TLS side of one of the three."""
    variant = VARIANTS[host]
    folder = DEMO / "apps" / "endurance"
    app = Flask(
        variant.key, static_folder=str(folder / "static"), static_url_path="/static", template_folder=str(folder)
    )
    numbers = itertools.count(1)  # next() of a count is one step: no lock is needed

    @app.get("/")
    def home() -> Response:
        return uncached(Response(render_template("home.html", app=variant, sponsor=SPONSOR)))

    @app.get("/api/visit")
    def visit() -> Response:
        """The visitor's number and what the app has planned for it; a broken plan is none."""
        known = request.cookies.get(COOKIE, "")
        number = int(known) if known.isdigit() and len(known) < 10 else next(numbers)
        plan = None if variant.key == "fragile" and breaks_down(number) else {"steps": ["受理", "审核", "办结"]}
        answer = uncached(jsonify(visit=number, plan=plan, keeps=variant.key == "leaking"))
        answer.set_cookie(COOKIE, str(number), secure=True, httponly=True, samesite="Lax")
        return answer

    @app.get("/favicon.ico")
    def favicon() -> Response:
        return kept(Response(status=204))

    return app
