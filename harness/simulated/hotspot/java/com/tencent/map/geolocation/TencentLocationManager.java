package com.tencent.map.geolocation;

public class TencentLocationManager {
    public int requestLocationUpdates(Object request, Object listener) { return 0; }
}
