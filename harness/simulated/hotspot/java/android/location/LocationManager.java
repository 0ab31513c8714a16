package android.location;

import android.app.PendingIntent;
import simulated.Device;

public class LocationManager {
    public Location getLastKnownLocation(String provider) { return new Location(); }
    public void getCurrentLocation(String provider, Object cancel, Object executor, Object consumer) { Device.done(); }
    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, LocationListener listener) { Device.done(); }
    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, PendingIntent intent) { Device.done(); }
    public void requestSingleUpdate(String provider, LocationListener listener, Object looper) { Device.done(); }
    public boolean addNmeaListener(Object listener) { return true; }
    public boolean registerGnssStatusCallback(Object callback) { return true; }
}
