"""Screens that the explorer reaches, beside a monkey and a Fastbot-like weighted choice with the same budget.

A screen is counted by the route that the page itself shows, not by what any of the three calls it. Which routes there
are is known of the demonstration apps (ROUTES), and which of them stand behind the general deny list. Times are of one
machine and one seed; the ratio is what counts. EXPLORE_SECONDS sets the budget of each in the comparison; that nine
tenths of all screens are found is asked of the explorer alone, within the five minutes that a run gives it.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import pytest

from harness.capture.certificate_pin import spki_pin
from harness.demo.server import DemoServer
from harness.devices.appium_server import AppiumServer
from harness.devices.browser import BrowserSession
from harness.devices.browser_start import BrowserRoute
from harness.devices.process_tree import ProcessTree
from harness.devices.session import DeviceSession
from harness.drive.app_session import AppSession
from harness.drive.consent import accept
from harness.drive.explorer.budget import Budget
from harness.drive.explorer.explore import Explorer
from harness.drive.explorer.structure import route_of
from harness.drive.gate import pass_gates
from harness.drive.sign_in import sign_in
from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost
from harness.model.laboratory import Endpoint, Laboratory
from harness.model.screen import UiTree
from harness.plan.app_file import load_app
from harness.plan.device_file import find_device
from harness.plan.laboratory_file import load_laboratory
from tests.bench.walkers import Monkey, Weighted, walk
from tests.drive.paper_phone import PaperWitness
from tests.end_to_end.stage import APPS, PHONE, ROOT
from tests.kits.kit_server import NUMBER, serving
from tests.kits.test_kits import APP as KIT_APP
from tests.kits.test_kits import KITS, PACKAGES, SPONSOR

SECONDS = float(os.environ.get("EXPLORE_SECONDS", "60"))
WHOLE_SECONDS = 300.0
LEAST = 0.9
# What a signed-in member of staff can come to, by route. The page behind a saved profile is left out: it is reached by
# a bare address, which only a proxy can answer for.
ROUTES: Mapping[str, str] = {
    "burdened": "home tasks task/* notices notice/* visit visit/saved trail points study course article/* assess mall "
    "profile contacts help rank me privacy board.html",
    "compliant": "home guides guide/* appointment booked/* offices track ticket/* notices notice/* news article/* "
    "figures complaint receipt/* me privacy collected shared withdraw withdrawn cancel about",
    "null": "home notice/* about guide contact privacy complaint complaint/received/* complaint/track",
}
# What a test tenant lets the explorer do; without it these stay where they are.
TENANT = ("提交", "确认", "撤回", "注销", "发送", "登录")
BEHIND_THE_LIST: Mapping[str, str] = {
    "burdened": "visit/saved",
    "compliant": "booked/* ticket/* receipt/* withdraw withdrawn cancel",
    "null": "complaint/received/*",
}


@dataclass
class Counted:
    """A device that notes every route it shows, and when."""

    device: BrowserSession
    home: str
    routes: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    def tree(self) -> UiTree:
        tree = self.device.tree()
        if route_of(tree.url):
            self.routes.setdefault(self._named(tree.url), time.monotonic() - self.began)
        return tree

    def _named(self, url: str) -> str:
        host, _, path = route_of(url).partition("?")[0].partition("/")
        walked, _, inner = path.partition("#")
        name = (inner or walked).strip("/") or "home"
        if not inner and (part := urlsplit(url).fragment):  # some routers write `#button`, without a slash
            name += f"#{part.split('&')[0]}"
        return name if host == self.home else f"{host}/{name}"

    def __getattr__(self, name: str) -> Any:
        return getattr(self.device, name)


@dataclass(frozen=True)
class Place:
    """Where an app is served, and how a browser gets there."""

    app: App
    laboratory: Laboratory
    appium: AppiumServer
    scratch: Path
    profile: DeviceProfile

    @contextmanager
    def opened(self, number: int) -> Iterator[tuple[AppSession, Counted]]:
        """A fresh browser, signed in and past the gates, its clock at zero."""
        address = self.app.addresses["browser"]
        pin = spki_pin(Path(self.laboratory.upstream_ca or "").read_bytes())
        # Nothing else is there: without a proxy a link to somebody else would wait for a name that nobody knows.
        route = BrowserRoute(None, pin, {**self.laboratory.resolve, "*": Endpoint("127.0.0.1", 9)})
        device = BrowserSession(
            self.profile, address, self.appium.url, self.scratch / f"b-{self.app.key}-{number}", route
        )
        counted = Counted(device, address.split("/")[2])
        photos = (_photo(self.scratch),)
        values = {"name": "欧阳测然", "phone": "19912345678", "id_card": "11010119900101001X", "clipboard": "测试"}
        session = AppSession(self.app, cast(DeviceSession, counted), PaperWitness(), values, photos)
        try:
            device.set_permission("geolocation", "granted")
            device.set_location(28.68, 115.86, 10)
            session.launch()
            accept(session)
            if self.app.accounts:
                assert sign_in(session, "grassroots")
                pass_gates(session)
            counted.routes.clear()
            counted.began = time.monotonic()
            yield session, counted
        finally:
            device.close()


def _photo(folder: Path) -> Path:
    from PIL import Image

    path = folder / "photo.jpg"
    Image.new("RGB", (640, 480), (90, 120, 150)).save(path)
    return path


def _explorer(session: AppSession, seconds: float = SECONDS) -> str:
    found = Explorer(session, Budget(seconds, 10_000, 1)).explore()
    return f"{found.ended}, {found.steps} acts"


def _walker(kind: type[Monkey] | type[Weighted]) -> Callable[[AppSession], str]:
    return lambda session: walk(kind(session, random.Random(1)), SECONDS)


WALKERS: Mapping[str, Callable[[AppSession], str]] = {
    "explorer": _explorer,
    "weighted": _walker(Weighted),
    "monkey": _walker(Monkey),
}


@pytest.fixture(scope="module")
def appium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AppiumServer, Path]]:
    tree, folder = ProcessTree(f"bench-explorer-{os.getpid()}"), tmp_path_factory.mktemp("explorer")
    try:
        server = AppiumServer(tree, folder / "appium.log")
        server.wait_ready()
        yield server, tree.scratch
        server.stop()
    finally:
        tree.end_all()


def compared(place: Place, counts: Callable[[str], bool], existing: int) -> dict[str, int]:
    """Each walker on a fresh browser; prints what it reached, and the explorer's lead."""
    reached: dict[str, int] = {}
    for number, (name, walker) in enumerate(WALKERS.items()):
        with place.opened(number) as (session, counted):
            try:
                said = walker(session)
            except DeviceLost as lost:  # told, and what was reached until then counts
                said = f"LOST: {lost.line('en')[:80]}"
            spent = time.monotonic() - counted.began
        found = {route: at for route, at in counted.routes.items() if counts(route)}
        reached[name] = len(found)
        last = max(found.values(), default=0.0)
        half = sorted(found.values())[len(found) // 2] if found else 0.0
        rate = 60 * len(found) / max(last, 1.0)
        print(
            f"{place.app.key:14} {name:9} {len(found):3} of {existing} screens in {spent:5.1f} s, the last new one at "
            f"{last:5.1f} s (half at {half:4.1f} s; {rate:5.1f} a minute up to the last); {said}"
        )
    others = [reached[name] for name in WALKERS if name != "explorer"]
    ratios = ", ".join(f"{reached['explorer'] / max(1, other):.2f}" for other in others)
    print(f"{place.app.key:14} explorer against weighted and monkey: {ratios}")
    return reached


@pytest.mark.parametrize("leave", [TENANT, ()], ids=["test_tenant", "general_list"])
@pytest.mark.parametrize("key", ROUTES)
def test_nine_tenths_of_the_screens_of_the_demonstration_apps(
    key: str, leave: tuple[str, ...], appium: tuple[AppiumServer, Path], tmp_path: Path
) -> None:
    hidden = () if leave else BEHIND_THE_LIST[key].split()
    routes = set(ROUTES[key].split()) - set(hidden)
    app = replace(load_app(APPS / f"{key}.yaml"), allow_texts=leave)
    with DemoServer.start(tmp_path / "server") as server:
        place = Place(app, server.laboratory, *appium, find_device(PHONE, ROOT / "device_profiles"))
        print(f"\n{key}: {len(routes)} screens, {len(hidden)} more behind the deny list")
        if not leave:
            with place.opened(9) as (session, counted):
                said = _explorer(session, WHOLE_SECONDS)
            found = routes & set(counted.routes)
            print(f"{key:14} explorer  {len(found)} of {len(routes)}; {said}; missed {sorted(routes - found)}")
            assert len(found) >= LEAST * len(routes)
            assert not set(hidden) & set(counted.routes)
            return
        reached = compared(place, routes.__contains__, len(routes))
    assert reached["explorer"] >= max(reached.values())


@pytest.mark.parametrize("host", KITS)
def test_sites_that_others_wrote(host: str, appium: tuple[AppiumServer, Path], tmp_path: Path) -> None:
    package, folder, first = KITS[host]
    root = PACKAGES / package / folder
    assert (root / first).is_file(), f"{package} is not installed: make kits"
    written = tmp_path / "app.yaml"
    told = KIT_APP.format(key=package, name=package, host=host, number=NUMBER, sponsor=SPONSOR)
    written.write_text(told, encoding="utf-8")
    pages = len(list((root / first).parent.rglob("*.html")))
    with serving({host: (root, first, SPONSOR)}, tmp_path) as laboratory_file:
        laboratory = load_laboratory(laboratory_file)
        place = Place(load_app(written), laboratory, *appium, find_device(PHONE, ROOT / "device_profiles"))
        print(f"\n{package}: {pages} files of HTML, no list of its screens")
        reached = compared(place, lambda route: ".test" not in route, pages)
    assert reached["explorer"] >= max(reached.values())
