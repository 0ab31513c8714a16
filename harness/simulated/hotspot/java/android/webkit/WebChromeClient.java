package android.webkit;

import simulated.Device;

public class WebChromeClient {
    public void onPermissionRequest(Object request) { Device.done(); }
    public void onGeolocationPermissionsShowPrompt(String origin, Object callback) { Device.done(); }
    public boolean onShowFileChooser(WebView view, Object callback, Object parameters) { return true; }
}
