"""The four subjects of the IPv6 laboratory: one small app, whose weather comes from four different places.

`v6-ready` has it of its own, `v6-literal` from an IPv4 address written into it, `v6-third` from a third party without
AAAA, `v6-broken` from its own API whose AAAA leads nowhere. Everything else is the same, and on dual stack all work.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import Flask, Response, jsonify, render_template

from harness.demo import hosts
from harness.demo.pages import DEMO, kept, uncached

SPONSOR = "四湖市人民政府办公室"
WEATHER = MappingProxyType({"city": "四湖", "text": "晴，18 到 26 摄氏度"})


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the four: its host, its name for people, its filing number, and where its weather stands."""

    key: str
    host: str
    name: str
    filing_number: str
    source: str


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        one.host: one
        for one in (
            Variant("v6-ready", hosts.V6_READY, "双栈通办", "政务应用备2026-000611号", "/weather.json"),
            Variant(
                "v6-literal",
                hosts.V6_LITERAL,
                "字面通办",
                "政务应用备2026-000612号",
                f"https://{hosts.IPV4_LITERAL}/weather.json",
            ),
            Variant(
                "v6-third",
                hosts.V6_THIRD,
                "三方通办",
                "政务应用备2026-000613号",
                f"https://{hosts.V6_THIRD_SOURCE}/weather.json",
            ),
            Variant(
                "v6-broken",
                hosts.V6_BROKEN,
                "断链通办",
                "政务应用备2026-000614号",
                f"https://{hosts.V6_BROKEN_API}/weather.json",
            ),
        )
    }
)


def family_app(host: str) -> Flask:
    """The TLS side of one of the four."""
    variant = VARIANTS[host]
    folder = DEMO / "apps" / "families"
    app = Flask(
        variant.key, static_folder=str(folder / "static"), static_url_path="/static", template_folder=str(folder)
    )
    app.context_processor(lambda: {"app": variant, "sponsor": SPONSOR})
    _add_weather(app)

    @app.get("/")
    def home() -> Response:
        return uncached(Response(render_template("home.html")))

    @app.get("/<any(notice, weather, about, privacy):page>")
    def page(page: str) -> Response:
        return uncached(Response(render_template(f"{page}.html")))

    @app.get("/favicon.ico")
    def favicon() -> Response:
        return kept(Response(status=204))

    return app


def weather_app() -> Flask:
    """A host that has nothing but the weather."""
    app = Flask("weather", static_folder=None)
    _add_weather(app)
    app.add_url_rule("/", "root", app.view_functions["weather"])
    return app


def _add_weather(app: Flask) -> None:
    @app.get("/weather.json")
    def weather() -> Response:
        answer = uncached(jsonify(dict(WEATHER)))
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return answer
