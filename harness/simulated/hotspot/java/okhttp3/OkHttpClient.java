package okhttp3;

public class OkHttpClient {
    public Object newCall(Object request) { return null; }
}
