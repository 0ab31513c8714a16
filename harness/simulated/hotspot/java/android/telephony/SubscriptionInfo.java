package android.telephony;

import simulated.Device;

public class SubscriptionInfo {
    public String getIccId() { return Device.text("iccid"); }
    public String getNumber() { return Device.text("phone"); }
}
