package android.app;

import simulated.Device;

public class Service {
    public void startForeground(int id, Object notification) { Device.done(); }
}
