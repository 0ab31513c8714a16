"""Serving an app's files: the static front end under apps/<key>/ and the kit that the apps share."""

from importlib import resources
from pathlib import Path

from flask import Flask, Response, abort, send_from_directory

DEMO = Path(str(resources.files("harness.demo")))
KIT = DEMO / "apps" / "kit"


def front_end(name: str, folder: Path, bundle: Path | None = None) -> Flask:
    """A Flask application that serves `folder` (index.html at /) and the kit at /kit/; routes are added by callers.

    `bundle` lists the scripts of /bundle.js; the folder's own bundle.txt without it.
    """
    app = Flask(name, static_folder=None, template_folder=str(folder))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]

    @app.get("/")
    def index() -> Response:
        return uncached(send_from_directory(folder, "index.html"))

    @app.get("/<path:file>")
    def static_file(file: str) -> Response:
        if file.endswith(".yaml"):
            abort(404)
        return kept(send_from_directory(folder, file))

    @app.get("/kit/<path:file>")
    def kit_file(file: str) -> Response:
        return kept(send_from_directory(KIT, file))

    @app.get("/bundle.js")
    def scripts() -> Response:
        """The scripts that the list names, one after another, as a build step would deliver them."""
        names = (bundle or folder / "bundle.txt").read_text(encoding="ascii").split()
        text = "\n".join((KIT.parent / name).read_text(encoding="utf-8") for name in names)
        return kept(Response(text, mimetype="text/javascript"))

    @app.get("/favicon.ico")
    def favicon() -> Response:
        return kept(Response(status=204))

    return app


def kept(response: Response) -> Response:
    """Scripts and styles may be kept for as long as a run lasts, as real front ends have it; data never is."""
    response.headers["Cache-Control"] = "max-age=3600"
    return response


def uncached(response: Response) -> Response:
    """Runs must not depend on what a cache still holds."""
    response.headers["Cache-Control"] = "no-store"
    return response
