package android.app;

public class AlarmManager {
    public void setExact(int type, long atMs, PendingIntent intent) {}
    public void setRepeating(int type, long atMs, long everyMs, PendingIntent intent) {}
}
