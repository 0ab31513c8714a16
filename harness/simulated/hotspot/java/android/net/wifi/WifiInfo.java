package android.net.wifi;

import simulated.Device;

public class WifiInfo {
    public String getMacAddress() { return Device.text("mac"); }
    public String getSSID() { return Device.text("ssid"); }
    public String getBSSID() { return Device.text("bssid"); }
    public int getIpAddress() { return 0; }
}
