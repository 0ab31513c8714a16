package android.app.admin;

import simulated.Device;

public class DevicePolicyManager {
    public String getWifiMacAddress(Object admin) { return Device.text("mac"); }
    public void lockNow() { Device.done(); }
}
