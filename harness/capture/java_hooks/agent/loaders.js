// Classes may come late: by class loaders made while the app runs (plugins, hot fixes, unpacked shells).
import Java from "frida-java-bridge";

const LOADER_CLASSES = ["dalvik.system.BaseDexClassLoader", "dalvik.system.InMemoryDexClassLoader",
  "dalvik.system.DelegateLastClassLoader", "java.net.URLClassLoader"];
const MOST_LOADERS = 100;

export class Loaders {
  // `found(factory)` is called, off the app's own threads, for every class loader that is made from now on.
  constructor(found) {
    Object.assign(this, { found, known: 0, missed: 0 });
  }

  watch() {
    for (const name of LOADER_CLASSES) {
      let klass;
      try {
        klass = Java.use(name);
      } catch (fault) {
        continue;
      }
      for (const overload of klass.$init.overloads) this.wrap(overload);
    }
  }

  wrap(overload) {
    const watching = this;
    overload.implementation = function (...values) {
      const result = overload.apply(this, values);
      watching.take(Java.retain(this));
      return result;
    };
  }

  take(loader) {
    if (this.known >= MOST_LOADERS) { this.missed += 1; return; }
    this.known += 1;
    setTimeout(() => Java.perform(() => this.found(Java.ClassFactory.get(loader))), 0);
  }

  // Those that are there already.
  each() {
    const present = [];
    try {
      Java.enumerateClassLoaders({ onMatch: (loader) => { present.push(loader); }, onComplete() {} });
    } catch (fault) {
      return [];
    }
    return present.slice(0, MOST_LOADERS).map((loader) => Java.ClassFactory.get(loader));
  }
}
