package android.webkit;

public class WebChromeClient {
    public void onPermissionRequest(Object request) {}
    public void onGeolocationPermissionsShowPrompt(String origin, Object callback) {}
    public boolean onShowFileChooser(WebView view, Object callback, Object parameters) { return true; }
}
