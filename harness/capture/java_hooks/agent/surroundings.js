// Who calls: the Java stack, the process and how important the system holds it to be.
import Java from "frida-java-bridge";

const MOST_FRAMES = 30;
const IMPORTANCE_MS = 500;

export class Surroundings {
  constructor(clock) {
    Object.assign(this, { clock, classes: null, importance: 0, asked: -Infinity, memory: undefined });
  }

  // One Java call turns the whole stack into text: a call per frame would cost ten times as much.
  stack() {
    if (this.classes === null) {
      this.classes = { Throwable: Java.use("java.lang.Throwable"), Arrays: Java.use("java.util.Arrays") };
      this.listed = this.classes.Arrays.toString.overload("[Ljava.lang.Object;");
    }
    const text = this.listed.call(this.classes.Arrays, this.classes.Throwable.$new().getStackTrace());
    return text.slice(1, -1).split(", ", MOST_FRAMES);
  }

  // ActivityManager.RunningAppProcessInfo.importance: 100 is in front, 400 cached; 0 where nobody tells.
  importanceNow() {
    if (this.clock() - this.asked < IMPORTANCE_MS) return this.importance;
    this.asked = this.clock();
    try {
      if (this.memory === undefined) {
        this.memory = { manager: Java.use("android.app.ActivityManager"), info: Java.use("android.app.ActivityManager$RunningAppProcessInfo") };
      }
      const info = this.memory.info.$new();
      this.memory.manager.getMyMemoryState(info);
      this.importance = info.importance.value;
    } catch (fault) {
      this.importance = 0;
      this.asked = Infinity;
    }
    return this.importance;
  }

  // Android's own name of the process; the command line where that says nothing.
  name() {
    try {
      const name = Java.use("android.app.Application").getProcessName();
      if (name) return name;
    } catch (fault) {
      // before Android 9, and on a plain JVM
    }
    try {
      return File.readAllText("/proc/self/cmdline").split("\u0000")[0];
    } catch (fault) {
      return "";
    }
  }
}
