"""The null subject 「清河公告」: static pages and a complaint form, without a line of script."""

from typing import Any

from flask import Flask, abort, redirect, render_template, request

from harness.demo import hosts
from harness.demo.complaints import RATINGS, REPLY, ComplaintDesk
from harness.demo.content import content, dated
from harness.demo.pages import DEMO, uncached
from harness.demo.store import Store

SPONSOR = "清河县人民政府办公室"
FILING_NUMBER = "政务应用备2026-000457号"


def null_app(store: Store) -> Flask:
    """The TLS side of gonggao.qinghe.test: every page is rendered here."""
    folder = DEMO / "apps" / "null"
    app = Flask("null", static_folder=str(folder / "static"), static_url_path="/static", template_folder=str(folder))
    app.context_processor(lambda: {"sponsor": SPONSOR, "filing_number": FILING_NUMBER, "ratings": RATINGS})
    app.after_request(uncached)
    _add_notices(app)
    _add_complaints(app, ComplaintDesk("QH"), store)
    return app


def _add_notices(app: Flask) -> None:
    @app.get("/")
    def home() -> str:
        return render_template("home.html", notices=dated(content("null")["notices"]))

    @app.get("/notice/<int:number>")
    def notice(number: int) -> str:
        found = next((n for n in dated(content("null")["notices"]) if n["id"] == number), None)
        return render_template("notice.html", notice=found) if found else abort(404)

    @app.get("/<any(about, guide, contact, privacy):page>")
    def static_page(page: str) -> str:
        return render_template(f"{page}.html")

    @app.get("/favicon.ico")
    def favicon() -> Any:
        return "", 204


def _add_complaints(app: Flask, desk: ComplaintDesk, store: Store) -> None:
    @app.get("/complaint")
    def form() -> str:
        return render_template("complaint.html")

    @app.post("/complaint")
    def complain() -> Any:
        text = request.form.get("text", "").strip()
        if not text:
            return render_template("complaint.html", problem="请填写内容后再提交")
        ticket = desk.receive(request.form.get("topic", ""), text)
        store.add("complaint", hosts.NULL, number=ticket.number, text=text)
        return redirect(f"/complaint/received/{ticket.number}", 303)

    @app.get("/complaint/received/<number>")
    def received(number: str) -> str:
        return render_template("received.html", ticket=desk.find(number) or abort(404))

    @app.get("/complaint/track")
    def track() -> str:
        number = request.args.get("number", "")
        return render_template("track.html", number=number, ticket=desk.find(number), reply=REPLY)

    @app.post("/complaint/rate")
    def rate() -> Any:
        rated = desk.rate(request.form.get("number", ""), request.form.get("rating", ""))
        if rated is None:
            abort(400)
        store.add("rating", hosts.NULL, number=rated.number, rating=rated.rating)
        return redirect(f"/complaint/track?number={rated.number}", 303)
