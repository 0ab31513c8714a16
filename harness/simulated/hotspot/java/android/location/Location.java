package android.location;

import simulated.Device;

public class Location {
    public double getLatitude() { return Double.parseDouble("0" + Device.text("latitude")); }
    public double getLongitude() { return Double.parseDouble("0" + Device.text("longitude")); }
}
