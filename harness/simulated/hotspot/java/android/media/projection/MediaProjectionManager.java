package android.media.projection;

import android.content.Intent;

public class MediaProjectionManager {
    public Intent createScreenCaptureIntent() { return new Intent(); }
    public Object getMediaProjection(int code, Intent data) { return null; }
}
