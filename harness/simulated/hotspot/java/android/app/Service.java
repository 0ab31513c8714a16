package android.app;

public class Service {
    public void startForeground(int id, Object notification) {}
}
