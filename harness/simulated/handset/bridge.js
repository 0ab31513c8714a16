/* Stands before every script of the page: what the page asks of the handset goes through the app, as a WebView's host
 * decides it (onGeolocationPermissionsShowPrompt and the like). The engine itself then gives the position or picture. */
((name, event) => {
  const native = globalThis[name];
  delete globalThis[name];
  if (!native) return;
  const waiting = new Map();
  let next = 1;
  addEventListener(event, (answer) => {
    const done = waiting.get(answer.detail.id);
    if (done) { waiting.delete(answer.detail.id); done(answer.detail.value); }
  });
  const send = (message) => native(JSON.stringify(message));
  const ask = (use) => new Promise((done) => { waiting.set(next, done); send({ id: next++, use }); });
  const tell = (use) => send({ id: 0, use });

  if (globalThis.Geolocation) {
    const { getCurrentPosition, watchPosition, clearWatch } = Geolocation.prototype;
    const deny = (failed) => failed && failed({ code: 1, message: "User denied Geolocation", PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
    const watches = new Map();
    let watch = 1;
    Geolocation.prototype.getCurrentPosition = function (done, failed, options) {
      ask("position").then((allowed) => allowed ? getCurrentPosition.call(this, done, failed, options) : deny(failed));
    };
    Geolocation.prototype.watchPosition = function (done, failed, options) {
      const number = watch++;
      watches.set(number, 0);
      const fixed = (position) => { tell("position-fix"); done(position); };
      ask("position-watch").then((allowed) => {
        if (!allowed) deny(failed);
        else if (watches.has(number)) watches.set(number, watchPosition.call(this, fixed, failed, options));
      });
      return number;
    };
    Geolocation.prototype.clearWatch = function (number) {
      if (watches.get(number)) clearWatch.call(this, watches.get(number));
      if (watches.delete(number)) tell("position-watch-end");
    };
  }
  if (globalThis.MediaDevices) {
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = async function (wish) {
      for (const [kind, use] of [["video", "camera"], ["audio", "microphone"]]) {
        if (wish && wish[kind] && !(await ask(use))) throw new DOMException("Permission denied", "NotAllowedError");
      }
      return getUserMedia.call(this, wish);
    };
  }
  if (globalThis.Clipboard) {
    Clipboard.prototype.readText = () => ask("clipboard").then(String);
    Clipboard.prototype.writeText = (text) => ask({ "clipboard-write": String(text) }).then(() => undefined);
  }
  addEventListener("mousedown", (pressed) => {
    const list = pressed.target.closest && pressed.target.closest("select:not([multiple])");
    if (!list || list.disabled) return;
    pressed.preventDefault();
    ask({ choice: [...list.options].map((one) => one.text) }).then((chosen) => {
      if (chosen === null || chosen < 0 || list.selectedIndex === chosen) return;
      list.selectedIndex = chosen;
      for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
    });
  }, true);
})("BINDING", "EVENT")
