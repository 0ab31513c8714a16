// One Java method under watch: all its overloads, or the one that the table names.
import Java from "frida-java-bridge";
import { argumentsOf, matches, refined, resultOf } from "./words.js";
import { payloadOf } from "./payload.js";

export class JavaHook {
  constructor(number, hook, desk) {
    Object.assign(this, { number, hook, desk, entry: desk.ledger.of(number), inside: new Set(), overloads: [], state: "missing_class", why: "" });
  }

  get done() {
    return this.state === "installed";
  }

  // `factory` is of one class loader. A class that another loader knows may still come.
  install(factory) {
    let klass;
    try {
      klass = factory.use(this.hook.class_name);
    } catch (fault) {
      return this.settle(isMissing(fault) ? "missing_class" : "failed", fault);
    }
    try {
      this.wrapAll(klass);
    } catch (fault) {
      return this.settle("failed", fault);
    }
    return this.done;
  }

  wrapAll(klass) {
    const method = klass[this.hook.method];
    if (method === undefined || method.overloads === undefined) {
      this.settle("missing_method", "");
      return;
    }
    const wanted = this.hook.signature === undefined ? method.overloads : [method.overload(...this.hook.signature)];
    for (const overload of wanted) this.wrap(overload);
    this.overloads.push(...wanted);
    this.settle("installed", "");
  }

  settle(state, fault) {
    this.state = state;
    this.why = String(fault && fault.message ? fault.message : fault).slice(0, 200);
    return this.done;
  }

  wrap(overload) {
    const watched = this;
    overload.implementation = function (...values) {
      return watched.called(this, overload, values);
    };
  }

  // A method that calls another of its own overloads was called once. What the agent itself does is none of the app's.
  called(self, overload, values) {
    const thread = Process.getCurrentThreadId();
    const { hook, entry, desk } = this;
    const own = desk.busy.has(thread);
    if (own || this.inside.has(thread) || (hook.only !== null && !matches(hook.only, values))) {
      if (!own && this.inside.has(thread)) entry.nested += 1;
      return overload.apply(self, values);
    }
    this.inside.add(thread);
    entry.under += 1;
    let result;
    try {
      result = hook.answer === undefined ? overload.apply(self, values) : answerTo(hook.answer, values, overload);
      return result;
    } finally {
      this.inside.delete(thread);
      entry.under -= 1;
      desk.busy.add(thread);
      try {
        this.note(self, values, result, thread);
      } finally {
        desk.busy.delete(thread);
      }
    }
  }

  // A fault in here must reach the harness and never the app.
  note(self, values, result, thread) {
    const { hook, entry, desk, number } = this;
    try {
      const about = refined(hook, values);
      if (desk.testing.has(thread)) about.self_test = desk.testing.get(thread);
      const args = argumentsOf(hook, values, desk.salt);
      const importance = desk.surroundings.importanceNow();
      const kind = `${args}|${importance}`;
      if (!desk.ledger.takes(entry, kind)) {
        desk.ledger.count(number, entry, kind, { args, importance, ...about }, 0);
        return;
      }
      const call = { args, importance, thread, result: resultOf(result, desk.salt), stack: desk.surroundings.stack(), ...about };
      if (hook.payload !== undefined) call.payload = payloadOf(hook, self, values, result);
      desk.ledger.tell(number, entry, call);
    } catch (fault) {
      desk.ledger.count(number, entry, "fault", { args: "?", fault: String(fault).slice(0, 200) }, 0);
    }
  }

  // A static method that does no harm is called as the app would call it, by reflection: a call of the agent's own goes
  // past the hook.
  test(thread, marker) {
    if (!this.done) return "none";
    if (this.hook.self_test === undefined) return this.inPlace() ? "in_place" : "failed";
    const before = this.entry.seen;
    this.desk.testing.set(thread, marker);
    try {
      callByReflection(this.hook.class_name, this.hook.method, this.hook.self_test);
    } catch (fault) {
      // what it answers does not matter
    } finally {
      this.desk.testing.delete(thread);
    }
    return this.entry.seen > before ? "called" : "failed";
  }

  inPlace() {
    return this.overloads.length > 0 && this.overloads.every((one) => one.implementation !== null);
  }
}

function callByReflection(className, method, texts) {
  const text = Java.use("java.lang.String").class;
  const types = Java.array("java.lang.Class", texts.map(() => text));
  const values = Java.array("java.lang.Object", texts.map((one) => Java.use("java.lang.String").$new(one)));
  Java.use(className).class.getMethod(method, types).invoke(null, values);
}

const isMissing = (fault) => /ClassNotFoundException|NoClassDefFoundError|not found/i.test(String(fault));

// The answer in the place of an app's own check of certificates.
function answerTo(answer, values, overload) {
  if (answer === "proceed") values[1].proceed();
  if (overload.returnType.className === "void") return undefined;
  switch (answer) {
    case "true": return true;
    case "empty_list": return Java.use("java.util.ArrayList").$new();
    case "first_argument": return values[0];
    case "first_argument_list": return Java.use("java.util.Arrays").asList(values[0]);
    default: return undefined;
  }
}
