"""The companies behind the burdened app: a collector with its SDK, an advertiser, a counter on a bare address."""

from typing import Any

from flask import Flask, Response, jsonify, redirect, request

from harness.demo import hosts
from harness.demo.families import WEATHER
from harness.demo.pages import DEMO, front_end
from harness.demo.store import Store

PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)  # a transparent GIF of one pixel


def _open_to_all(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "content-type"
    return response


def collector_app(store: Store) -> Flask:
    """collect.tuiliu-sdk.test: hands out sdk.js and takes what it sends."""
    app = front_end("collector", DEMO / "apps" / "collector")
    app.after_request(_open_to_all)

    @app.post("/v1/event")
    def event() -> Response:
        store.add("third_party", hosts.COLLECTOR, body=request.get_data(as_text=True)[:4000])
        return jsonify(ok=1)

    return app


def advertiser_app(store: Store) -> Flask:
    """ads.guanggao-lm.test: an advertisement on request, with a picture."""
    app = front_end("advertiser", DEMO / "apps" / "advertiser")
    app.after_request(_open_to_all)

    @app.get("/adx/request")
    def creative() -> Response:
        store.add("advertisement", hosts.ADVERTISER, slot=request.args.get("slot", "")[:40])
        return jsonify(
            label="广告",
            title="惠民家电节 限时补贴",
            sponsor="林城惠民商贸有限公司",
            image=f"https://{hosts.ADVERTISER}/creative.svg",
        )

    return app


def host_report_app(store: Store) -> Flask:
    """report.suzhu-app.test: takes what the stand-in of a host app says of its user."""
    app = Flask("host", static_folder=None)
    app.after_request(_open_to_all)

    @app.get("/")
    def about() -> Response:
        return Response("host app")

    @app.post("/v1/heartbeat")
    def heartbeat() -> Response:
        store.add("host_app", hosts.HOST_APP, body=request.get_data(as_text=True)[:4000])
        return jsonify(ok=1)

    return app


def literal_app(store: Store) -> Flask:
    """203.0.113.7, plain and TLS: a counter that only IPv4 can reach."""
    app = Flask("literal", static_folder=None)

    @app.get("/t.gif")
    def count() -> Response:
        store.add("literal", hosts.IPV4_LITERAL, query=request.query_string.decode("utf-8", "replace")[:500])
        return Response(PIXEL, mimetype="image/gif")

    @app.get("/weather.json")
    def weather() -> Response:
        return _open_to_all(jsonify(dict(WEATHER)))

    @app.get("/next")
    def onward() -> Any:
        store.add("literal", hosts.IPV4_LITERAL, query=request.query_string.decode("utf-8", "replace")[:500])
        return redirect(f"https://{hosts.BURDENED}/#/profile/saved")

    return app
