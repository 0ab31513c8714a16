package android.view;

import simulated.Device;

public class PixelCopy {
    public static void request(Object source, Object into, Object listener, Object handler) { Device.done(); }
}
