package com.baidu.location;

import simulated.Device;

public class LocationClient {
    public void start() { Device.done(); }
    public int requestLocation() { return 0; }
    public void setLocOption(Object option) { Device.done(); }
}
