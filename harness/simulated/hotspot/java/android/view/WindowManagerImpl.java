package android.view;

import simulated.Device;

public class WindowManagerImpl {
    public void addView(Object view, Object parameters) { Device.done(); }
}
