package android.content;

import android.net.Uri;
import simulated.Device;

public class ContentResolver {
    public Object query(Uri uri, String[] projection, String selection, String[] arguments, String order) { return null; }
    public Uri insert(Uri uri, Object values) { return uri; }
    public int update(Uri uri, Object values, String where, String[] arguments) { return 0; }
    public int delete(Uri uri, String where, String[] arguments) { return 0; }
    public void registerContentObserver(Uri uri, boolean descendants, Object observer) { Device.done(); }
}
