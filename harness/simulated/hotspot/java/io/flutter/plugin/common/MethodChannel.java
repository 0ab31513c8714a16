package io.flutter.plugin.common;

import simulated.Device;

public class MethodChannel {
    public void invokeMethod(String method, Object arguments) { Device.done(); }
}
