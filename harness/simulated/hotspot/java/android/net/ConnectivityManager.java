package android.net;

public class ConnectivityManager {
    public Object getActiveNetworkInfo() { return null; }
}
