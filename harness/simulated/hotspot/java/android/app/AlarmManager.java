package android.app;

import simulated.Device;

public class AlarmManager {
    public void setExact(int type, long atMs, PendingIntent intent) { Device.done(); }
    public void setRepeating(int type, long atMs, long everyMs, PendingIntent intent) { Device.done(); }
}
