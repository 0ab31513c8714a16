package android.webkit;

import simulated.Device;

public class WebView {
    public void loadUrl(String url) { Device.done(); }
    public void evaluateJavascript(String script, Object callback) { Device.done(); }
    public void addJavascriptInterface(Object object, String name) { Device.done(); }
}
