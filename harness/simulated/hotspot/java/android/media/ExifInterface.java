package android.media;

public class ExifInterface {
    public String getAttribute(String tag) { return null; }
    public boolean getLatLong(float[] into) { return false; }
}
