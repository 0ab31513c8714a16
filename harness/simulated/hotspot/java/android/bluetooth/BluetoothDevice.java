package android.bluetooth;

public class BluetoothDevice {
    public String getAddress() { return "00:00:00:00:00:00"; }
    public String getName() { return ""; }
}
