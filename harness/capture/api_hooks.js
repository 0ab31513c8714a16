// Watches the web APIs that reach personal data, from document start, in every frame and tab.
// One function: (deliver, config) => void. `deliver(text)` hands a JSON text to the harness on a way that the page does not
// see; config is {secret, console_mark, self_test, flush}, texts that the page never learns. Originals run unchanged; a fault in here never reaches the page.
(deliver, config) => {
  "use strict";
  const MAX_KEYS = 400, FLUSH_MS = 500, MAX_FRAMES = 30, MAX_TEXT = 300;
  const later = setTimeout.bind(window), debug = console.debug.bind(console), stringify = JSON.stringify;
  const timeOrigin = performance.timeOrigin, clock = performance.now.bind(performance);
  const documentId = Math.random().toString(36).slice(2, 10);
  const nowMs = () => Math.round((timeOrigin + clock()) * 10) / 10;
  const seen = new Map();
  let number = 0, flushing = false;

  const quietly = (work) => { try { return work(); } catch { return undefined; } };

  // --- what may be said about arguments: shapes, never values ---
  const KEPT_KEYS = new Set(["enableHighAccuracy", "timeout", "maximumAge", "audio", "video", "facingMode", "frequency",
    "multiple", "accept", "capture", "files", "types", "bytes", "name", "weight", "secure"]);
  const withoutQuery = (text) => {
    const url = quietly(() => new URL(String(text), location.href));
    if (!url) return "url:" + String(text).length;
    return /^(https?|wss?):$/.test(url.protocol) ? url.origin + url.pathname : url.protocol;
  };
  const shape = (value, depth = 0) => {
    if (value === null || value === undefined) return String(value);
    if (typeof value === "string") return "string:" + value.length;
    if (typeof value !== "object") return typeof value;
    if (Array.isArray(value)) return "array:" + value.length;
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind !== "Object") return kind + (value.size ?? value.byteLength ?? value.length ?? "");
    if (depth > 1) return "object";
    const parts = Object.keys(value).slice(0, 12).map((key) => {
      const inner = value[key];
      const plain = KEPT_KEYS.has(key) && (typeof inner === "boolean" || typeof inner === "number");
      return key + "=" + (plain ? inner : shape(inner, depth + 1));
    });
    return "{" + parts.join(",") + "}";
  };
  const shapes = (list) => Array.prototype.map.call(list, (one) => shape(one)).join(", ").slice(0, MAX_TEXT);
  const stackNow = () => String(new Error().stack).split("\n").slice(1)
    .map((line) => line.trim().replace(/^at /, ""))
    .filter((line) => !line.includes("harness:hooks") && line !== "")
    .slice(0, MAX_FRAMES).map((line) => line.replace(/\?[^):]*/g, "").slice(0, MAX_TEXT));
  const frameUrl = () => withoutQuery(location.href) === "about:" ? location.href.slice(0, 60)
    : withoutQuery(location.href) + location.hash.split("?")[0].slice(0, 100);

  // --- delivery: the first of its kind at once, repetitions as counts; nothing is dropped silently ---
  // Two ways, told apart by nobody but the receiver, who counts an id once: what is queued in the channel dies with its
  // document when the page goes on at once, what was said on the console does not.
  const send = (call) => {
    const text = stringify({ secret: config.secret, id: documentId + "-" + (number += 1), ...call });
    quietly(() => debug(config.console_mark + text));
    quietly(() => deliver(text));
  };
  const flush = () => {
    flushing = false;
    for (const entry of seen.values()) {
      if (!entry.count) continue;
      send({ ...entry.call, count: entry.count, page_ms: entry.first, last_ms: entry.last });
      entry.count = 0;
    }
  };
  // Calls that pages make by the thousand are told apart without their place: reading a stack costs more than the call.
  const FREQUENT = new Set(["storage", "fingerprint", "network", "websocket"]);
  const note = (api, category, args, extra) => quietly(() => {
    const visibility = document.visibilityState;
    const early = FREQUENT.has(category) ? null : stackNow();
    let key = [api, args, visibility, early ? early[0] : ""].join("|");
    let entry = seen.get(key);
    if (!entry && seen.size >= MAX_KEYS) entry = seen.get(key = api + "|" + visibility + "|other");
    if (entry) {
      entry.first = entry.count ? entry.first : nowMs();
      entry.last = nowMs();
      entry.count += 1;
      if (!flushing) { flushing = true; later(flush, FLUSH_MS); }
      return;
    }
    const call = { api, category, args, stack: early || stackNow(), frame_url: frameUrl(), visibility, ...extra };
    seen.set(key, { call, count: 0, first: 0, last: 0 });
    send({ ...call, count: 1, page_ms: nowMs() });
  });

  // --- wrapping: a Proxy keeps name, length, prototype and native text of the original ---
  const replace = (owner, name, make) => quietly(() => {
    const found = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!found || !found.configurable) return;
    const changed = make(found);
    if (changed) Object.defineProperty(owner, name, { ...found, ...changed });
  });
  const method = (owner, name, before) => replace(owner, name, (found) => typeof found.value !== "function" ? null : {
    value: new Proxy(found.value, { apply(target, self, args) {
      quietly(() => before(args, self));
      return Reflect.apply(target, self, args);
    } }) });
  const construct = (name, before) => {
    replace(window, name, (found) => typeof found.value !== "function" ? null : {
      value: new Proxy(found.value, { construct(target, args, made) {
        quietly(() => before(args));
        return Reflect.construct(target, args, made);
      } }) });
    quietly(() => replace(window[name].prototype, "constructor", () => ({ value: window[name] })));
  };
  const getter = (owner, name, before) => replace(owner, name, (found) => !found.get ? null : {
    get: new Proxy(found.get, { apply(target, self, args) {
      quietly(() => before(self));
      return Reflect.apply(target, self, args);
    } }) });
  const setter = (owner, name, before) => replace(owner, name, (found) => !found.set ? null : {
    set: new Proxy(found.set, { apply(target, self, args) {
      quietly(() => before(args, self));
      return Reflect.apply(target, self, args);
    } }) });
  const proto = (name) => quietly(() => window[name] && window[name].prototype);
  const plain = (owner, ownerName, names, category) => names.forEach((name) =>
    method(owner, name, (args) => note(ownerName + "." + name, category, shapes(args))));

  // --- location ---
  const geo = proto("Geolocation");
  plain(geo, "geolocation", ["getCurrentPosition", "watchPosition"], "location");
  method(geo, "clearWatch", (args) => args[0] === config.self_test
    ? note("geolocation.clearWatch", "location", "self-test", { self_test: true })
    : note("geolocation.clearWatch", "location", shapes(args)));

  // --- camera, microphone ---
  method(proto("MediaDevices"), "getUserMedia", ([wanted]) => {
    if (wanted && wanted.video) note("mediaDevices.getUserMedia", "camera", shape(wanted));
    if (wanted && wanted.audio) note("mediaDevices.getUserMedia", "microphone", shape(wanted));
  });
  plain(proto("MediaDevices"), "mediaDevices", ["getDisplayMedia"], "camera");
  plain(proto("MediaDevices"), "mediaDevices", ["enumerateDevices"], "fingerprint");
  ["getUserMedia", "webkitGetUserMedia"].forEach((name) => method(proto("Navigator"), name, ([wanted]) => {
    note("navigator." + name, wanted && wanted.video ? "camera" : "microphone", shape(wanted));
  }));
  plain(proto("ImageCapture"), "imageCapture", ["takePhoto", "grabFrame"], "camera");

  // --- clipboard ---
  plain(proto("Clipboard"), "clipboard", ["readText", "read", "writeText", "write"], "clipboard");
  method(proto("Document"), "execCommand", ([name]) => {
    if (/^(paste|copy|cut)$/i.test(String(name))) note("document.execCommand", "clipboard", String(name).toLowerCase());
  });
  plain(proto("DataTransfer"), "clipboardData", ["getData"], "clipboard");
  const listen = (name, handler) => quietly(() => window.addEventListener(name, (event) => quietly(() => handler(event)), true));
  listen("paste", (event) => note("event.paste", "clipboard", event.isTrusted ? "by user" : "by script"));

  // --- file choice ---
  listen("change", ({ target }) => {
    if (!target || target.type !== "file" || !target.files) return;
    const files = Array.from(target.files).slice(0, 20);
    note("input.file.change", "file_choice", shape({ files: files.length }) + " " +
      files.map((file) => (file.type || "?") + ":" + file.size).join(",") + (target.capture ? " capture" : ""));
  });
  method(proto("HTMLInputElement"), "click", (args, self) => {
    if (self.type === "file") note("input.file.click", "file_choice", self.capture ? "capture" : "");
  });
  ["showOpenFilePicker", "showDirectoryPicker", "showSaveFilePicker"].forEach((name) =>
    method(window, name, (args) => note("window." + name, "file_choice", shapes(args))));

  // --- sensors ---
  const SENSOR_EVENTS = new Set(["devicemotion", "deviceorientation", "deviceorientationabsolute"]);
  method(proto("EventTarget"), "addEventListener", ([type]) => {
    if (SENSOR_EVENTS.has(type)) note("addEventListener." + type, "sensors", "");
    else if (type === "paste") note("addEventListener.paste", "clipboard", "");
  });
  SENSOR_EVENTS.forEach((type) => setter(window, "on" + type, () => note("window.on" + type, "sensors", "")));
  ["Accelerometer", "LinearAccelerationSensor", "GravitySensor", "Gyroscope", "Magnetometer", "AmbientLightSensor",
    "AbsoluteOrientationSensor", "RelativeOrientationSensor"].forEach((name) =>
    construct(name, (args) => note("new " + name, "sensors", shapes(args))));
  ["DeviceMotionEvent", "DeviceOrientationEvent"].forEach((name) =>
    method(window[name], "requestPermission", () => note(name + ".requestPermission", "sensors", "")));

  // --- storage ---
  const storageName = (self) => quietly(() => self === window.localStorage) ? "localStorage" : "sessionStorage";
  ["getItem", "setItem", "removeItem", "clear"].forEach((name) => method(proto("Storage"), name, (args, self) =>
    note(storageName(self) + "." + name, "storage", shapes(args))));
  getter(proto("Document"), "cookie", () => note("document.cookie.get", "storage", ""));
  setter(proto("Document"), "cookie", (args) => note("document.cookie.set", "storage", shapes(args)));
  plain(proto("IDBFactory"), "indexedDB", ["open", "deleteDatabase"], "storage");
  plain(proto("CookieStore"), "cookieStore", ["get", "getAll", "set"], "storage");

  // --- what leaves ---
  const sized = (url, body) => withoutQuery(url) + " " + shape(body);
  construct("WebSocket", ([url]) => note("new WebSocket", "websocket", withoutQuery(url)));
  method(proto("WebSocket"), "send", (args, self) => note("webSocket.send", "websocket", sized(self.url, args[0])));
  construct("EventSource", ([url]) => note("new EventSource", "network", withoutQuery(url)));
  method(proto("Navigator"), "sendBeacon", ([url, body]) => note("navigator.sendBeacon", "beacon", sized(url, body)));
  method(window, "fetch", ([target, options]) => note("fetch", "network", [(options && options.method) || "GET",
    sized(target && target.url ? target.url : target, options && options.body)].join(" ")));
  method(proto("XMLHttpRequest"), "open", ([verb, url]) =>
    note("xmlHttpRequest.open", "network", String(verb).slice(0, 12) + " " + withoutQuery(url)));
  construct("RTCPeerConnection", (args) => note("new RTCPeerConnection", "network", shapes(args)));

  // --- asking ---
  quietly(() => method(window.Notification, "requestPermission", () => note("Notification.requestPermission", "notification", "")));
  plain(proto("PushManager"), "pushManager", ["subscribe"], "notification");
  method(proto("Permissions"), "query", ([wanted]) =>
    note("permissions.query", "permission_query", String(wanted && wanted.name).slice(0, 40)));
  plain(proto("Navigator"), "navigator", ["share"], "share");
  construct("PaymentRequest", () => note("new PaymentRequest", "payment", ""));
  plain(proto("ContactsManager"), "contacts", ["select"], "contacts");
  plain(proto("Bluetooth"), "bluetooth", ["requestDevice"], "sensors");
  plain(proto("NDEFReader"), "nfc", ["scan"], "sensors");
  plain(proto("WakeLock"), "wakeLock", ["request"], "sensors");

  // --- fingerprinting: strong signs (reading pictures and sound back) and weak ones (properties) ---
  const strong = { weight: "high" }, weak = { weight: "low" };
  const finger = (owner, ownerName, names, extra) => names.forEach((name) =>
    method(owner, name, (args) => note(ownerName + "." + name, "fingerprint", shapes(args), extra)));
  finger(proto("HTMLCanvasElement"), "canvas", ["toDataURL", "toBlob"], strong);
  finger(proto("OffscreenCanvas"), "offscreenCanvas", ["convertToBlob"], strong);
  finger(proto("CanvasRenderingContext2D"), "canvas2d", ["getImageData"], strong);
  finger(proto("CanvasRenderingContext2D"), "canvas2d", ["measureText"], weak);
  const UNMASKED = new Set([37445, 37446]);
  ["WebGLRenderingContext", "WebGL2RenderingContext"].forEach((name) => {
    method(proto(name), "getParameter", ([which]) => note("webgl.getParameter", "fingerprint",
      UNMASKED.has(which) ? "UNMASKED" : "parameter", UNMASKED.has(which) ? strong : weak));
    finger(proto(name), "webgl", ["readPixels"], strong);
    finger(proto(name), "webgl", ["getSupportedExtensions", "getShaderPrecisionFormat"], weak);
  });
  construct("OfflineAudioContext", (args) => note("new OfflineAudioContext", "fingerprint", shapes(args), strong));
  construct("AudioContext", (args) => note("new AudioContext", "fingerprint", shapes(args), weak));
  finger(proto("NavigatorUAData"), "userAgentData", ["getHighEntropyValues"], strong);
  finger(proto("Navigator"), "navigator", ["getBattery", "getInstalledRelatedApps"], weak);
  finger(proto("FontFaceSet"), "fonts", ["check"], weak);
  ["hardwareConcurrency", "deviceMemory", "platform", "plugins", "mimeTypes", "languages", "connection", "userAgentData",
    "maxTouchPoints", "webdriver", "vendor"].forEach((name) =>
    getter(proto("Navigator"), name, () => note("navigator." + name, "fingerprint", "", weak)));
  ["width", "height", "colorDepth", "availWidth", "availHeight"].forEach((name) =>
    getter(proto("Screen"), name, () => note("screen." + name, "fingerprint", "", weak)));

  ["beforeunload", "pagehide", "visibilitychange", config.flush].forEach((name) => listen(name, flush));
}
