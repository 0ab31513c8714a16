package android.nfc;

import simulated.Device;

public class NfcAdapter {
    public void enableReaderMode(Object activity, Object callback, int flags, Object extras) { Device.done(); }
}
