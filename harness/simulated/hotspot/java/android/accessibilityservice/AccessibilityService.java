package android.accessibilityservice;

public class AccessibilityService {
    public Object getRootInActiveWindow() { return null; }
}
