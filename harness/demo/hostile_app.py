"""An app that attacks whoever shows what it says: markup in every text that it can place. For testing reports only."""

from flask import Flask, Response, jsonify, make_response, render_template, request

from harness.demo import hosts
from harness.demo.pages import DEMO, uncached
from harness.demo.store import Store

FLAG = "window.__pwned=1"
PAYLOADS = (
    f"<script>{FLAG}</script>",
    f'"><img src=x onerror="{FLAG}">',
    f"]]><script>{FLAG}</script>",
    "{{7*7}}${7*7}{%print(7*7)%}",
    f"</style></title></textarea><svg onload={FLAG}>",
    f"javascript:{FLAG}//",
    f"' onmouseover='{FLAG}' x='",
    "</script><!--\u202e\u0000\u2028",
)


def hostile_app(store: Store) -> Flask:
    """The TLS side of xss.hostile.test. Its own page shows the payloads as text and never runs them."""
    app = Flask("hostile", static_folder=None, template_folder=str(DEMO / "hostile"))

    @app.get("/")
    def page() -> Response:
        response = make_response(render_template("page.html", payloads=PAYLOADS))
        response.headers["X-Sponsor"] = PAYLOADS[0]
        response.headers["X-Note"] = PAYLOADS[1]
        response.set_cookie("theme", "hostile", secure=True)
        return uncached(response)

    @app.route("/api/<path:name>", methods=["GET", "POST"])
    def echo(name: str) -> Response:
        """Takes anything and answers with payloads as keys and as values."""
        store.add("hostile", hosts.HOSTILE, path=name[:200], bytes=len(request.get_data()))
        response = jsonify({payload: list(PAYLOADS) for payload in PAYLOADS})
        response.headers["X-Rank"] = PAYLOADS[0]
        return response

    @app.get("/favicon.ico")
    def favicon() -> Response:
        return Response(status=204)

    return app
