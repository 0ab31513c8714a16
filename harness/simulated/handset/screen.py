"""What is on the handset's screen: the launcher, an app's page, or a question over it."""

import asyncio
import base64
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from harness.model.faults import DeviceLost
from harness.simulated.handset import dialogs
from harness.simulated.handset.chromium import Chromium
from harness.simulated.handset.device import Display
from harness.simulated.handset.devtools import Json, Refused
from harness.simulated.handset.page import Page

ANSWER_BINDING = "answered"


class Screen:
    """Owns the engine. `trusted` tells the keys that apps trust now; when they change, the engine starts anew."""

    def __init__(
        self,
        display: Display,
        folder: Path,
        trusted: Callable[[], Iterable[str]],
        launch: Callable[[str], Awaitable[None]],
        labels: Callable[[], list[tuple[str, str]]],
    ) -> None:
        self.display, self._folder, self._trusted = display, folder, trusted
        self._launch, self._labels = launch, labels
        self.engine: Chromium | None = None
        self.app: Page | None = None
        self.app_package = ""
        self.question_package = ""
        self._launcher: Page | None = None
        self._cover: Page | None = None
        self._answer: asyncio.Future[str] | None = None
        self._one_question = asyncio.Lock()
        self._starting = asyncio.Lock()

    async def running_engine(self) -> Chromium:
        """The engine, started when first needed and again when what is trusted has changed or it is gone."""
        async with self._starting:
            wanted = frozenset(self._trusted())
            if self.engine and (self.engine.devtools.closed.is_set() or self.engine.trusted != wanted):
                await self.close()
            if self.engine is None:
                self.engine = await Chromium.start(self._folder / "engine", wanted)
                devtools = self.engine.devtools
                self._launcher = await Page.open(devtools, self.display, native=True, new_window=True)
                self._cover = await Page.open(devtools, self.display, native=True, new_window=True)
                for page in (self._launcher, self._cover):
                    await page.call("Runtime.enable")
                    await page.call("Runtime.addBinding", {"name": ANSWER_BINDING})
                self._launcher.on("Runtime.bindingCalled", self._launcher_tapped)
                self._cover.on("Runtime.bindingCalled", self._answered)
                await self.draw_launcher()
            return self.engine

    async def close(self) -> None:
        self._dismiss()
        engine, self.engine, self.app, self.app_package = self.engine, None, None, ""
        if engine:
            await engine.close()

    async def front(self) -> Page:
        """The page that is on top now."""
        await self.running_engine()
        page = self._cover if self._answer else self.app or self._launcher
        if page is None:
            raise RuntimeError("the engine runs without a launcher")
        return page

    def front_package(self, launcher: str) -> str:
        return self.question_package if self._answer else self.app_package or launcher

    @property
    def asking(self) -> bool:
        return self._answer is not None

    async def draw_launcher(self) -> None:
        if self._launcher:
            await self._launcher.show(dialogs.home("com.android.launcher3", self._labels()))

    async def _launcher_tapped(self, event: Json) -> None:
        await self._launch(str(event.get("payload")))

    async def _answered(self, event: Json) -> None:
        self.answer(str(event.get("payload")))

    def answer(self, word: str) -> None:
        if self._answer and not self._answer.done():
            self._answer.set_result(word)

    def _dismiss(self) -> None:
        if self._answer and not self._answer.done():
            self._answer.cancel()

    def dismiss_of(self, package: str) -> None:
        """Questions of an app end with it."""
        if self.app_package == package:
            self._dismiss()

    async def ask(
        self, package: str, message: str, choices: list[dialogs.Choice], message_id: str = "", otherwise: str = ""
    ) -> str:
        """Put a question and wait for the answer; `otherwise` where it was dismissed (Back, the app's end)."""
        async with self._one_question:
            await self.running_engine()
            cover = self._cover
            if cover is None:
                return otherwise
            behind = await self._photograph()
            await cover.show(dialogs.dialog(package, message, choices, message_id, behind))
            self._answer = asyncio.get_running_loop().create_future()
            self.question_package = package
            try:
                return await self._answer
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if task and task.cancelling():
                    raise
                return otherwise
            finally:
                self._answer = None

    async def _photograph(self) -> str:
        page = self.app or self._launcher
        if page is None:
            return ""
        with contextlib.suppress(Refused, DeviceLost):
            wish: Json = {"format": "jpeg", "quality": 60}
            shot = await page.call("Page.captureScreenshot", wish, timeout_s=5.0)
            return f"data:image/jpeg;base64,{shot['data']}"
        return ""

    async def back(self) -> bool:
        """The Back key; False where the app had nowhere to go back to and is left."""
        if self._answer:
            self._dismiss()
            return True
        return await self.app.step_back() if self.app else True


def data_address(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
