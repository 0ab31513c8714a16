package android.telephony;

import java.util.List;
import simulated.Device;

public class TelephonyManager {
    public String getDeviceId() { return getDeviceId(0); }
    public String getDeviceId(int slot) { return Device.text("imei"); }
    public String getImei() { return getImei(0); }
    public String getImei(int slot) { return Device.text("imei"); }
    public String getMeid() { return Device.text("meid"); }
    public String getSubscriberId() { return Device.text("imsi"); }
    public String getSimSerialNumber() { return Device.text("iccid"); }
    public String getLine1Number() { return Device.text("phone"); }
    public List<Object> getAllCellInfo() { return List.of(); }
    public Object getCellLocation() { return null; }
    public String getNetworkOperator() { return "46000"; }
    public String getSimOperator() { return "46000"; }
}
