package android.view;

public class WindowManagerImpl {
    public void addView(Object view, Object parameters) {}
}
