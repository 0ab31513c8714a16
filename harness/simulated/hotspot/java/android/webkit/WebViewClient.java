package android.webkit;

public class WebViewClient {
    public Object shouldInterceptRequest(WebView view, Object request) { return null; }
    public void onReceivedSslError(WebView view, SslErrorHandler handler, Object error) { handler.cancel(); }
}
