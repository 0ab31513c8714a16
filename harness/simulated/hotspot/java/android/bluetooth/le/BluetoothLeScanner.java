package android.bluetooth.le;

public class BluetoothLeScanner {
    public void startScan(Object callback) {}
}
