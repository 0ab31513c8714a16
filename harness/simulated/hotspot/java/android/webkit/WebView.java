package android.webkit;

public class WebView {
    public void loadUrl(String url) {}
    public void evaluateJavascript(String script, Object callback) {}
    public void addJavascriptInterface(Object object, String name) {}
}
