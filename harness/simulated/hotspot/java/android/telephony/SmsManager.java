package android.telephony;

import simulated.Device;

public class SmsManager {
    public void sendTextMessage(String to, String centre, String text, Object sent, Object delivered) { Device.done(); }
}
