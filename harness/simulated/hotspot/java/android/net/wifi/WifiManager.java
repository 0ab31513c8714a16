package android.net.wifi;

import java.util.List;

public class WifiManager {
    public List<Object> getScanResults() { return List.of(); }
    public WifiInfo getConnectionInfo() { return new WifiInfo(); }
    public List<Object> getConfiguredNetworks() { return List.of(); }
    public boolean startScan() { return true; }
}
