package android.bluetooth;

import java.util.Set;
import simulated.Device;

public class BluetoothAdapter {
    public String getAddress() { return Device.text("bluetooth_address"); }
    public String getName() { return Device.text("bluetooth_name"); }
    public boolean startDiscovery() { return true; }
    public Set<Object> getBondedDevices() { return Set.of(); }
}
