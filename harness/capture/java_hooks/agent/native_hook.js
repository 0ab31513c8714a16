// One exported function under watch, in every module that exports it, also in those loaded later.
const FAMILIES = { 1: "unix", 2: "inet", 10: "inet6" };
const MOST_FRAMES = 16;
const MOST_BYTES = 2048;
const HEAD_BYTES = 32;

const inet = (start) => [0, 1, 2, 3].map((i) => start.add(i).readU8()).join(".");
const word = (start) => ((start.readU8() << 8) | start.add(1).readU8()).toString(16);
const inet6 = (start) => [0, 1, 2, 3, 4, 5, 6, 7].map((i) => word(start.add(2 * i))).join(":");

function address(start) {
  const family = FAMILIES[start.readU16()];
  if (family === undefined) return null;
  if (family === "unix") return "unix";
  const port = (start.add(2).readU8() << 8) | start.add(3).readU8();
  return family === "inet" ? `inet ${inet(start.add(4))} port ${port}` : `inet6 ${inet6(start.add(8))} port ${port}`;
}

const cText = (pointer) => (pointer.isNull() ? "" : pointer.readCString() || "");
const base64Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
    text += base64Signs[three >> 18] + base64Signs[(three >> 12) & 63];
    text += i + 1 < bytes.length ? base64Signs[(three >> 6) & 63] : "=";
    text += i + 2 < bytes.length ? base64Signs[three & 63] : "=";
  }
  return text;
}

function plainBytes(pointer, length) {
  const size = Math.max(0, Math.min(length, MOST_BYTES));
  return size === 0 || pointer.isNull() ? {} : { plaintext: base64(pointer.readByteArray(size)), plaintext_bytes: length };
}

// By reader: what is said of the arguments ("" for a call that is none of this hook's), how many bytes, what payload.
const READERS = {
  connect: (values) => ({ args: address(values[1]) || "" }),
  getaddrinfo: (values) => ({ args: cText(values[0]) }),
  path: (values, hook) => ({ args: cText(values[hook.plaintext || 0]) }),
  bytes: (values, hook) => ({ args: "bytes", bytes: Math.max(0, values[hook.length].toInt32()) }),
  cipher_update: (values, hook) => {
    const bytes = Math.max(0, values[hook.length].toInt32());
    return { args: `bytes:${bytes}`, bytes, payload: plainBytes(values[hook.plaintext || 0], bytes) };
  },
  called: () => ({ args: "called" }),
  block: (values, hook) => ({ args: "block", bytes: 16, payload: plainBytes(values[hook.plaintext || 0], 16) }),
};

export class NativeHook {
  constructor(number, hook, desk) {
    Object.assign(this, { number, hook, desk, entry: desk.ledger.of(number), places: new Set(), state: "missing_function", why: "" });
    this.modules = hook.modules === undefined ? null : new RegExp(hook.modules);
  }

  get done() {
    return this.state === "installed";
  }

  // Whatever exports it now.
  install() {
    if (this.modules === null) this.attach(Module.findGlobalExportByName(this.hook.function));
    else for (const module of Process.enumerateModules()) this.look(module);
    return this.done;
  }

  look(module) {
    if (this.modules !== null && this.modules.test(module.name)) this.attach(module.findExportByName(this.hook.function));
  }

  attach(place) {
    if (place === null || this.places.has(place.toString())) return;
    // One function under two names (open is open64 in some C libraries) is one call.
    const other = this.desk.places.get(place.toString());
    if (other !== undefined) {
      this.state = "installed";
      this.why = `the same function as ${other}`;
      return;
    }
    const watched = this;
    try {
      Interceptor.attach(place, {
        onEnter(args) { this.told = watched.entered(args, this); },
        onLeave(result) { if (watched.hook.answer === "zero") result.replace(ptr(0)); },
      });
      this.places.add(place.toString());
      this.desk.places.set(place.toString(), this.hook.function);
      this.state = "installed";
    } catch (fault) {
      this.state = "failed";
      this.why = String(fault.message || fault).slice(0, 200);
    }
  }

  entered(values, invocation) {
    const { hook, entry, desk, number } = this;
    const thread = invocation.threadId;
    if (desk.busy.has(thread)) return;
    try {
      const said = READERS[hook.reader](values, hook);
      if (said.args === "" || (hook.only !== null && !hook.only.pattern.test(said.args))) return;
      const args = said.args.replace(/\s+/g, " ").slice(0, 200), bytes = said.bytes || 0;
      const about = desk.testing.has(thread) ? { self_test: desk.testing.get(thread) } : {};
      const importance = desk.surroundings.importance;
      if (!desk.ledger.takes(entry, args)) {
        desk.ledger.count(number, entry, args, { args, importance, ...about }, bytes);
        return;
      }
      const call = { args, importance, thread, stack: frames(invocation), ...about };
      if (bytes > 0) call.bytes = bytes;
      if (said.payload && said.payload.plaintext_bytes) call.payload = said.payload;
      desk.ledger.tell(number, entry, call);
    } catch (fault) {
      desk.ledger.count(number, entry, "fault", { args: "?", fault: String(fault).slice(0, 200) }, 0);
    }
  }

  test(thread, marker) {
    if (this.places.size === 0) return "none";
    const call = { path: openNothing, getaddrinfo: resolveNothing }[this.hook.reader];
    if (call === undefined || !["open", "getaddrinfo"].includes(this.hook.function)) return "in_place";
    const before = this.entry.seen;
    this.desk.testing.set(thread, marker);
    try {
      call();
    } finally {
      this.desk.testing.delete(thread);
    }
    return this.entry.seen > before ? "called" : "failed";
  }
}

// Names of places, not of functions: looking symbols up costs milliseconds.
function frames(invocation) {
  return Thread.backtrace(invocation.context, Backtracer.ACCURATE).slice(0, MOST_FRAMES).map((place) => {
    const module = Process.findModuleByAddress(place);
    return module === null ? place.toString() : `${module.name}!${place.sub(module.base)}`;
  });
}

function openNothing() {
  const open = new NativeFunction(Module.getGlobalExportByName("open"), "int", ["pointer", "int"]);
  const path = Memory.allocUtf8String("/sys/class/net/harness-self-test/address");
  open(path, 0);
}

// A number needs no name server, and an odd service name ends it at once.
function resolveNothing() {
  const resolve = new NativeFunction(Module.getGlobalExportByName("getaddrinfo"), "int", ["pointer", "pointer", "pointer", "pointer"]);
  const found = Memory.alloc(Process.pointerSize);
  resolve(Memory.allocUtf8String("127.0.0.1"), Memory.allocUtf8String("harness-self-test"), ptr(0), found);
}
