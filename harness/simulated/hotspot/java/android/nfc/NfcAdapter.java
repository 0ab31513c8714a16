package android.nfc;

public class NfcAdapter {
    public void enableReaderMode(Object activity, Object callback, int flags, Object extras) {}
}
