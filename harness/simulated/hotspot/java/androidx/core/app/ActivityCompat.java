package androidx.core.app;

import android.app.Activity;

public class ActivityCompat {
    public static void requestPermissions(Activity activity, String[] names, int code) { activity.requestPermissions(names, code); }
}
