package android.location;

import android.app.PendingIntent;

public class LocationManager {
    public Location getLastKnownLocation(String provider) { return new Location(); }
    public void getCurrentLocation(String provider, Object cancel, Object executor, Object consumer) {}
    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, LocationListener listener) {}
    public void requestLocationUpdates(String provider, long minTimeMs, float minDistanceM, PendingIntent intent) {}
    public void requestSingleUpdate(String provider, LocationListener listener, Object looper) {}
    public boolean addNmeaListener(Object listener) { return true; }
    public boolean registerGnssStatusCallback(Object callback) { return true; }
}
