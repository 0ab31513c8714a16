package android.webkit;

import simulated.Device;

public class SslErrorHandler {
    public void proceed() { Device.set("ssl_error", "proceeded"); }
    public void cancel() { Device.set("ssl_error", "cancelled"); }
}
