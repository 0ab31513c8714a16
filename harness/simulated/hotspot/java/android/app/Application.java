package android.app;

import simulated.Device;

public class Application {
    public static String getProcessName() { return Device.text("process"); }
}
