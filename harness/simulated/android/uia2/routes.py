"""What the driver may ask of the server, each path a method."""

import asyncio
import base64
import io
import re
import uuid
from collections.abc import Callable, Mapping

from PIL import Image

from harness.model.faults import DeviceLost
from harness.simulated.android.activity_manager import ActivityManager
from harness.simulated.android.keys import press, press_code
from harness.simulated.android.uia2 import device_routes, tree_xml
from harness.simulated.android.uia2.device_routes import Body, Handler
from harness.simulated.android.uia2.fingers import LONG_CLICK_MS, Fingers, number, swipe_path
from harness.simulated.android.uia2.found_elements import ELEMENT_KEY, FoundElements, Snapshot, Stale, bounds, middle
from harness.simulated.handset.devtools import Refused
from harness.simulated.handset.page import Point

VERSION = "10.6.6"
PACKAGE = "io.appium.uiautomator2.server"
SETTLE_S = 0.05


class Failed(Exception):
    """A W3C error."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status, self.name, self.message = status, name, message


class Routes:
    """One session at a time. `delay_s` is for faults."""

    def __init__(self, manager: ActivityManager) -> None:
        self.manager, self.device = manager, manager.device
        self.session = ""
        self.elements, self.fingers = FoundElements(manager), Fingers(manager)
        self.settings: dict[str, object] = {}
        self.delay_s = 0.0
        self.unknown: list[str] = []
        self.ended: Callable[[], None] = lambda: None
        self._table = self._handlers()

    async def __call__(self, method: str, target: str, body: Body) -> tuple[int, object]:
        path = target.partition("?")[0].removeprefix("/wd/hub")
        await self._faults()
        try:
            value = await self._answer(method, path, body)
        except Failed as failed:
            return failed.status, self._told({"error": failed.name, "message": failed.message, "stacktrace": ""})
        except Stale:
            gone = "The element is not linked to the same object in DOM anymore"
            return 404, self._told({"error": "stale element reference", "message": gone, "stacktrace": ""})
        except tree_xml.BadSelector as bad:
            return 400, self._told({"error": "invalid selector", "message": str(bad), "stacktrace": ""})
        except (Refused, DeviceLost) as error:
            return 500, self._told({"error": "unknown error", "message": str(error), "stacktrace": ""})
        return 200, self._told(value)

    def _told(self, value: object) -> dict[str, object]:
        return {"sessionId": self.session or "None", "value": value}

    async def _faults(self) -> None:
        await self.device.thawed()
        if self.delay_s:
            await asyncio.sleep(self.delay_s)

    async def _answer(self, method: str, path: str, body: Body) -> object:
        if path == "/status":
            build = {"version": VERSION, "packageName": PACKAGE}
            return {"ready": True, "message": "UiAutomator2 Server is ready to accept commands", "build": build}
        if path == "/sessions":
            return [{"id": self.session, "capabilities": {}}] if self.session else []
        if path == "/session" and method == "POST":
            self.session = str(uuid.uuid4())
            self.elements.forget()
            return {"sessionId": self.session, "capabilities": {}}
        parts = path.strip("/").split("/", 2)
        if len(parts) < 2 or parts[0] != "session" or parts[1] != self.session:
            raise Failed(404, "invalid session id", "A session is either terminated or not started")
        return await self._in_session(method, "/" + (parts[2] if len(parts) > 2 else ""), body)

    async def _in_session(self, method: str, path: str, body: Body) -> object:
        for (wanted, pattern), handler in self._table.items():
            if wanted == method and (found := pattern.fullmatch(path)):
                return await handler(body, found.groups())
        self.unknown.append(f"{method} {path}")
        raise Failed(404, "unknown command", f"{method} {path}")

    def _handlers(self) -> "dict[tuple[str, re.Pattern[str]], Handler]":
        told: dict[str, Handler] = {
            "DELETE /": self._end,
            "GET /source": self._source,
            "GET /screenshot": self._screenshot,
            "POST /element": self._find_one,
            "POST /elements": self._find_all,
            "GET /element/active": self._active,
            "POST /element/([^/]+)/click": self._click,
            "POST /element/([^/]+)/value": self._type,
            "POST /element/([^/]+)/clear": self._clear,
            "GET /element/([^/]+)/text": self._text,
            "GET /element/([^/]+)/name": self._name,
            "GET /element/([^/]+)/rect": self._rect,
            "GET /element/([^/]+)/size": self._rect,
            "GET /element/([^/]+)/location": self._rect,
            "GET /element/([^/]+)/screenshot": self._element_picture,
            "GET /element/([^/]+)/attribute/([^/]+)": self._attribute,
            "POST /actions": self._actions,
            "POST /keys": self._keys,
            "POST /back": self._back,
            "GET /alert/text": self._alert_text,
            "POST /alert/(accept|dismiss)": self._alert_answer,
            "GET /orientation": self._orientation,
            "POST /orientation": self._orientation,
            "GET /window/current/size": self._size,
            "GET /window/rect": self._size,
            "GET /appium/settings": self._settings,
            "POST /appium/settings": self._settings,
            "POST /appium/gestures/(click|long_click|double_click)": self._gesture_click,
            "POST /appium/gestures/(swipe|scroll|fling|drag)": self._gesture_move,
            "POST /appium/device/(?:long_)?press_keycode": self._keycode,
            "POST /appium/device/open_notifications": self._nothing,
            **device_routes.handlers(self.device),
            "POST /appium/reset_ax_cache": self._nothing,
        }
        return {(name.split(" ")[0], re.compile(name.split(" ", 1)[1])): handler for name, handler in told.items()}

    # ---- session and screen

    async def _nothing(self, body: Body, parts: tuple[str, ...]) -> None:
        del body, parts

    async def _end(self, body: Body, parts: tuple[str, ...]) -> None:
        del body, parts
        self.session = ""
        self.ended()

    async def _source(self, body: Body, parts: tuple[str, ...]) -> str:
        del body, parts
        return tree_xml.source_text((await self.elements.snapshot()).root)

    async def _screenshot(self, body: Body, parts: tuple[str, ...]) -> str:
        del body, parts
        return base64.b64encode(await (await self.manager.screen.front()).picture()).decode("ascii")

    async def _size(self, body: Body, parts: tuple[str, ...]) -> dict[str, int]:
        del body, parts
        display = self.device.core.display
        return {"x": 0, "y": 0, "width": display.width_px, "height": display.height_px}

    async def _orientation(self, body: Body, parts: tuple[str, ...]) -> str:
        del body, parts
        return "PORTRAIT"

    async def _settings(self, body: Body, parts: tuple[str, ...]) -> dict[str, object]:
        del parts
        given = body.get("settings")
        if isinstance(given, Mapping):
            self.settings.update({str(name): value for name, value in given.items()})
        return self.settings

    # ---- finding

    async def _find(self, body: Body) -> tuple[Snapshot, "list[tree_xml.Element]"]:
        strategy = str(body.get("strategy") or body.get("using") or "")
        selector = str(body.get("selector") or body.get("value") or "")
        context = str(body.get("context") or "")
        if context:
            snapshot, scope = await self.elements.get(context)
        else:
            snapshot = await self.elements.snapshot()
            scope = snapshot.root
        return snapshot, tree_xml.found_by(strategy, selector, scope, snapshot.package)

    async def _find_one(self, body: Body, parts: tuple[str, ...]) -> dict[str, str]:
        del parts
        snapshot, found = await self._find(body)
        if not found:
            raise Failed(404, "no such element", "An element could not be located using the given search parameters")
        return self.elements.hold(snapshot, found[0])

    async def _find_all(self, body: Body, parts: tuple[str, ...]) -> list[dict[str, str]]:
        del parts
        snapshot, found = await self._find(body)
        return [self.elements.hold(snapshot, one) for one in found]

    async def _active(self, body: Body, parts: tuple[str, ...]) -> dict[str, str]:
        del body, parts
        snapshot = await self.elements.snapshot()
        for element in snapshot.root.iter():
            if element.get("focused") == "true":
                return self.elements.hold(snapshot, element)
        raise Failed(404, "no such element", "No element has the focus")

    # ---- one element

    async def _click(self, body: Body, parts: tuple[str, ...]) -> None:
        del body
        _, element = await self.elements.get(parts[0])
        await self.fingers.tap(middle(element))
        await asyncio.sleep(SETTLE_S)

    async def _type(self, body: Body, parts: tuple[str, ...]) -> None:
        text = body.get("text")
        words = "".join(map(str, told)) if isinstance(told := body.get("value"), list) else str(told or "")
        snapshot, element = await self.elements.get(parts[0])
        await snapshot.page.act(int(element.get("key", "0")), "el.focus()")
        # UiAutomator sets the whole text; what the client wants kept it sends again itself.
        if body.get("replace") is not False:
            await snapshot.page.select_all()
        await snapshot.page.insert(str(text) if text is not None else words)
        self.manager.input_came()

    async def _clear(self, body: Body, parts: tuple[str, ...]) -> None:
        del body
        snapshot, element = await self.elements.get(parts[0])
        await snapshot.page.act(int(element.get("key", "0")), "el.focus()")
        await snapshot.page.select_all()
        await snapshot.page.key("Backspace", 8)

    async def _text(self, body: Body, parts: tuple[str, ...]) -> str:
        del body
        return str((await self.elements.get(parts[0]))[1].get("text", ""))

    async def _name(self, body: Body, parts: tuple[str, ...]) -> str:
        del body
        return str((await self.elements.get(parts[0]))[1].get("content-desc", ""))

    async def _rect(self, body: Body, parts: tuple[str, ...]) -> dict[str, int]:
        del body
        left, top, right, bottom = bounds((await self.elements.get(parts[0]))[1])
        return {"x": left, "y": top, "width": right - left, "height": bottom - top}

    async def _attribute(self, body: Body, parts: tuple[str, ...]) -> str | None:
        del body
        other = {"name": "content-desc", "contentDescription": "content-desc", "resourceId": "resource-id"}
        name = {**other, "className": "class"}.get(parts[1], parts[1])
        value = (await self.elements.get(parts[0]))[1].get(name)
        return None if value is None else str(value)

    async def _element_picture(self, body: Body, parts: tuple[str, ...]) -> str:
        del body
        snapshot, element = await self.elements.get(parts[0])
        with Image.open(io.BytesIO(await snapshot.page.picture())) as whole, io.BytesIO() as cut:
            whole.crop(bounds(element)).save(cut, "PNG")
            return base64.b64encode(cut.getvalue()).decode("ascii")

    # ---- gestures and keys

    async def _middle_of(self, origin: Body) -> Point:
        number_of = str(origin.get(ELEMENT_KEY) or origin.get("ELEMENT") or "")
        return middle((await self.elements.get(number_of))[1])

    async def _actions(self, body: Body, parts: tuple[str, ...]) -> None:
        del parts
        await self.fingers.perform(body.get("actions"), self._middle_of)

    async def _place(self, body: Body) -> Point:
        origin, offset = body.get("origin"), body.get("offset")
        at = await self._middle_of(origin) if isinstance(origin, Mapping) else (0.0, 0.0)
        if isinstance(offset, Mapping):
            return at[0] + number(offset, "x"), at[1] + number(offset, "y")
        return at

    async def _gesture_click(self, body: Body, parts: tuple[str, ...]) -> None:
        at = await self._place(body)
        await self.fingers.tap(at, int(number(body, "duration", LONG_CLICK_MS)) if parts[0] == "long_click" else 0)
        if parts[0] == "double_click":
            await self.fingers.tap(at)

    async def _gesture_move(self, body: Body, parts: tuple[str, ...]) -> bool:
        if parts[0] == "drag":
            start = body.get("start")
            end = body.get("end")
            if not isinstance(end, Mapping):
                raise Failed(400, "invalid argument", "end is missing")
            begin = (number(start, "x"), number(start, "y")) if isinstance(start, Mapping) else await self._place(body)
            await self.fingers.drag([begin, (number(end, "x"), number(end, "y"))], 800)
            return True
        area = body.get("area")
        if isinstance(area, Mapping):
            left, top = number(area, "left"), number(area, "top")
            box = (left, top, left + number(area, "width"), top + number(area, "height"))
        else:
            origin = body.get("origin")
            number_of = str(origin.get(ELEMENT_KEY) or "") if isinstance(origin, Mapping) else ""
            left_px, top_px, right_px, bottom_px = bounds((await self.elements.get(number_of))[1])
            box = (float(left_px), float(top_px), float(right_px), float(bottom_px))
        direction = str(body.get("direction", "up")).lower()
        if parts[0] in ("scroll", "fling"):  # there it is the content's direction, the finger goes the other way
            direction = {"up": "down", "down": "up", "left": "right", "right": "left"}.get(direction, direction)
        page = await self.manager.screen.front()
        before = await page.evaluate("scrollX + ',' + scrollY")
        await self.fingers.drag(swipe_path(box, direction, number(body, "percent", 1.0)), 300)
        await asyncio.sleep(SETTLE_S)
        return bool(await page.evaluate("scrollX + ',' + scrollY") != before)

    async def _keys(self, body: Body, parts: tuple[str, ...]) -> None:
        del parts
        told = body.get("value", body.get("text", ""))
        for letter in "".join(map(str, told)) if isinstance(told, list) else str(told):
            await press(self.manager, letter)

    async def _keycode(self, body: Body, parts: tuple[str, ...]) -> None:
        del parts
        await press_code(self.manager, int(number(body, "keycode")))
        await asyncio.sleep(SETTLE_S)

    async def _back(self, body: Body, parts: tuple[str, ...]) -> None:
        del body, parts
        await press_code(self.manager, 4)
        await asyncio.sleep(SETTLE_S)

    # ---- dialogs

    async def _dialog(self) -> Snapshot:
        if not self.manager.screen.asking:
            raise Failed(404, "no such alert", "An attempt was made to operate on a modal dialog when one was not open")
        return await self.elements.snapshot()

    async def _alert_text(self, body: Body, parts: tuple[str, ...]) -> str:
        del body, parts
        texts = (str(one.get("text", "")) for one in (await self._dialog()).root.iter())
        return next((text for text in texts if text), "")

    async def _alert_answer(self, body: Body, parts: tuple[str, ...]) -> None:
        buttons = [one for one in (await self._dialog()).root.iter() if str(one.get("class", "")).endswith("Button")]
        label = str(body.get("buttonLabel") or "")
        named = [one for one in buttons if one.get("text") == label] if label else buttons
        if not named:
            raise Failed(400, "invalid element state", "The dialog has no such button")
        await self.fingers.tap(middle(named[0] if parts[0] == "accept" else named[-1]))
