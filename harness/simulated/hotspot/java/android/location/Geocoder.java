package android.location;

import java.util.List;

public class Geocoder {
    public List<Object> getFromLocation(double latitude, double longitude, int most) { return List.of(); }
}
