package android.app;

public class Activity {
    public void requestPermissions(String[] names, int code) {}
}
