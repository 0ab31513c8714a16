package android.os;

import simulated.Device;

public class Build {
    public static String getSerial() { return Device.text("serial"); }
}
