// The agent: hooks what the table says, tells what it saw, counts what it does not tell. The same file on a phone (ART)
// and on HotSpot 17. Spoken to over rpc: install, selfTest, flush, clock.
import Java from "frida-java-bridge";
import { JavaHook } from "./java_hook.js";
import { Ledger } from "./ledger.js";
import { Loaders } from "./loaders.js";
import { Mail } from "./mail.js";
import { NativeHook } from "./native_hook.js";
import { Surroundings } from "./surroundings.js";
import { withPatterns } from "./words.js";

const FLUSH_MS = 500, BATCH_MS = 40, MOST_IN_BATCH = 100, LATE_TRIES = 20;
const clock = () => Date.now();

const mail = new Mail((batch) => send(batch), setTimeout, BATCH_MS, MOST_IN_BATCH);
let desk = null;
let hooks = [];

function onJava(work) {
  return new Promise((resolve, reject) => {
    Java.perform(() => {
      try {
        resolve(work());
      } catch (fault) {
        reject(fault);
      }
    });
  });
}

const report = (hook) => ({ hook: hook.number, state: hook.state, why: hook.why,
  overloads: hook.overloads === undefined ? hook.places.size : hook.overloads.length });

// In `factory`, whatever is still missing; those that came are told.
function installMissing(factory) {
  const came = hooks.filter((hook) => hook instanceof JavaHook && hook.state === "missing_class" && hook.install(factory));
  if (came.length > 0) mail.put({ installed: came.map(report) });
}

function watchModules() {
  const natives = hooks.filter((hook) => hook instanceof NativeHook);
  Process.attachModuleObserver({
    onAdded(module) {
      for (const hook of natives) {
        const before = hook.done;
        if (hook.modules !== null) hook.look(module);
        if (hook.done && !before) mail.put({ installed: [report(hook)] });
      }
    },
    onRemoved() {},
  });
}

rpc.exports = {
  // config: {table: {java, native}, salt, full_per_second, full_per_second_of_all}
  async install(config) {
    const ledger = new Ledger(mail, clock, config.full_per_second, config.full_per_second_of_all);
    desk = { ledger, salt: config.salt, busy: new Set(), testing: new Map(), places: new Map(), surroundings: new Surroundings(clock) };
    const java = config.table.java.map((hook, i) => new JavaHook(i, withPatterns(hook), desk));
    const native = config.table.native.map((hook, i) => new NativeHook(java.length + i, withPatterns(hook), desk));
    hooks = [...java, ...native];
    for (const hook of native) hook.install();
    watchModules();
    const runtime = Java.available;
    const process = runtime ? await onJava(installJava) : "";
    if (runtime) await inPlace();
    setInterval(() => ledger.flush(), FLUSH_MS);
    return { java: runtime, process, pid: Process.id, hooks: hooks.map(report) };
  },

  // How each hook proved itself: by a call of ours, by being in place, not at all.
  async selfTest(marker) {
    const work = () => hooks.map((hook) => [hook.number, hook.test(Process.getCurrentThreadId(), marker)]);
    const outcome = Java.available ? await onJava(work) : work();
    desk.ledger.flush();
    return outcome;
  },

  // Everything that was counted is on its way before the totals are.
  flush() {
    if (desk === null) return [];
    desk.ledger.flush();
    return desk.ledger.totals();
  },

  clock,
};

// On HotSpot the bridge puts an implementation in place in the script's next tick only: whoever is answered before that
// takes a hook to stand that does not.
function inPlace() {
  return new Promise((resolve) => Script.nextTick(resolve));
}

function installJava() {
  const loaders = new Loaders(installMissing);
  for (const hook of hooks) if (hook instanceof JavaHook) hook.install(Java.classFactory);
  for (const factory of loaders.each().slice(0, LATE_TRIES)) installMissing(factory);
  loaders.watch();
  return desk.surroundings.name();
}
