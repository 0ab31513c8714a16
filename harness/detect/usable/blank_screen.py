"""White screens and script errors of the app. A loading page is white too: one white picture alone is weak."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import EXCERPT_CHARACTERS, Masks, sighting, strongest
from harness.model.app import App
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Evidence, Kind, Observation

ONE_COLOUR = 0.97
STAYS_MS = 2000  # two white pictures of one page this far apart: it is not loading any more [default]
ERROR_WITHIN_MS = 5000
_HARMLESS = ("ResizeObserver loop", "chrome-extension://", "moz-extension://", "canary.harness.invalid")


def detect_blank_screen(
    views: Sequence[ScreenView], events: Sequence[Event], app: App, masker: Masks
) -> Iterable[Observation]:
    """BLANK_SCREEN (>= 0.5 only when it stays or a script error stands by) and SCRIPT_ERROR of first-party pages."""
    errors = [event for event in events if event.kind is EventKind.SCRIPT_ERROR and _is_apps(event, app)]
    yield from strongest(_blanks(views, errors, masker))
    yield from strongest(_script_error(event, masker) for event in errors)


def _blanks(views: Sequence[ScreenView], errors: Sequence[Event], masker: Masks) -> Iterable[Observation]:
    for number, view in enumerate(views):
        if not is_blank(view):
            continue
        after = views[number + 1] if number + 1 < len(views) else None
        stays = (
            after is not None and after.session == view.session and is_blank(after) and _gap_ms(view, after) >= STAYS_MS
        )
        broken = any(abs((error.t - view.t).total_seconds()) * 1000 <= ERROR_WITHIN_MS for error in errors)
        confidence = 0.9 if broken else 0.75 if stays else 0.4
        data = {"share": view.one_colour, "dark": view.dark}
        yield sighting(Kind.BLANK_SCREEN, view, [], masker, confidence=confidence, data=data)


def is_blank(view: ScreenView) -> bool:
    """Nothing to read in the page source, one colour in the picture, and the app is in front."""
    in_front = view.phase not in (Phase.SETUP, Phase.BACKGROUND, Phase.TEARDOWN)
    real = view.tree.of_page or "://" not in view.tree.url
    flat = view.one_colour is not None and view.one_colour > ONE_COLOUR
    return in_front and real and view.tree.url != "about:blank" and flat and not view.pieces


def _is_apps(event: Event, app: App) -> bool:
    text, url = str(event.data.get("text", "")), str(event.data.get("url", ""))
    if event.phase in (Phase.SETUP, Phase.TEARDOWN) or any(word in text + url for word in _HARMLESS):
        return False
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return any(host == domain or host.endswith("." + domain) for domain in app.first_party_domains)


def _script_error(event: Event, masker: Masks) -> Observation:
    excerpt = masker.mask(str(event.data.get("text", "")))[:EXCERPT_CHARACTERS]
    evidence = (Evidence("events.jsonl", f"seq={event.seq}", excerpt),)
    return Observation(Kind.SCRIPT_ERROR, Channel.LOG, excerpt[:60], 0.9, evidence, event.phase)


def _gap_ms(first: ScreenView, second: ScreenView) -> float:
    return (second.t - first.t).total_seconds() * 1000
