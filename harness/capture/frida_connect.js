// Watches libc's connect() in one process. Says each new target at once and repetitions as counts twice a second.
"use strict";
const AF = { 1: "unix", 2: "inet", 10: "inet6" };
const SOL_SOCKET = 1, SO_TYPE = 3, FLUSH_MS = 500, MAX_TARGETS = 2000;
const targets = new Map();

const libc = (name) => Module.getGlobalExportByName(name);
const getsockopt = new NativeFunction(libc("getsockopt"), "int", ["int", "int", "int", "pointer", "pointer"]);

function transport(fd) {
  const value = Memory.alloc(4), length = Memory.alloc(4);
  length.writeU32(4);
  if (getsockopt(fd, SOL_SOCKET, SO_TYPE, value, length) !== 0) return "unknown";
  return { 1: "tcp", 2: "udp" }[value.readU32()] || "other";
}

function inet6(start) {
  const words = [];
  for (let i = 0; i < 8; i += 1) words.push(((start.add(2 * i).readU8() << 8) | start.add(2 * i + 1).readU8()).toString(16));
  return words.join(":");
}

function inet(start) {
  return [0, 1, 2, 3].map((i) => start.add(i).readU8()).join(".");
}

function target(fd, address, length) {
  const family = AF[address.readU16()];
  if (family === undefined || length < 2) return null;
  if (family === "unix") return { family, address: "", port: 0, transport: "unix" };
  const port = (address.add(2).readU8() << 8) | address.add(3).readU8();
  const host = family === "inet" ? inet(address.add(4)) : inet6(address.add(8));
  return { family, address: host, port, transport: transport(fd) };
}

function note(found) {
  const full = targets.size >= MAX_TARGETS;
  const key = [found.family, found.address, found.port, found.transport].join("|");
  const entry = targets.get(key) || (full ? targets.get("other") : undefined);
  if (entry) { entry.count += 1; return; }
  const kept = full ? { family: found.family, address: "other", port: 0, transport: "other" } : found;
  targets.set(full ? "other" : key, { found: kept, count: 0 });
  send({ ...kept, count: 1 });
}

function flush() {
  for (const entry of targets.values()) {
    if (!entry.count) continue;
    send({ ...entry.found, count: entry.count });
    entry.count = 0;
  }
}

Interceptor.attach(libc("connect"), {
  onEnter(args) {
    try {
      const found = target(args[0].toInt32(), args[1], args[2].toInt32());
      if (found) note(found);
    } catch (fault) {
      send({ fault: String(fault).slice(0, 200) });
    }
  },
});
setInterval(flush, FLUSH_MS);

rpc.exports = {
  flush,
  // A connection of our own out of the watched process to a listener of ours: the hook must see it.
  connectTo(port) {
    const socket = new NativeFunction(libc("socket"), "int", ["int", "int", "int"])(2, 1, 0);
    const address = Memory.alloc(16);
    address.writeU16(2);
    [port >> 8, port & 255, 127, 0, 0, 1].forEach((byte, i) => address.add(2 + i).writeU8(byte));
    const outcome = new NativeFunction(libc("connect"), "int", ["int", "pointer", "uint"])(socket, address, 16);
    new NativeFunction(libc("close"), "int", ["int"])(socket);
    return outcome;
  },
};
