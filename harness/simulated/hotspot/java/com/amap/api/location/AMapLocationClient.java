package com.amap.api.location;

import android.location.LocationListener;
import android.location.LocationManager;
import simulated.Device;

public class AMapLocationClient {
    public void setLocationOption(Object option) { Device.done(); }
    public void startLocation() {
        new LocationManager().requestLocationUpdates("gps", 2000L, 0.0f, new LocationListener());
    }
}
