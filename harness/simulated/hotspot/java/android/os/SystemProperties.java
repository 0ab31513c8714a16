package android.os;

import simulated.Device;

public class SystemProperties {
    public static String get(String name) { return get(name, ""); }
    public static String get(String name, String otherwise) {
        String value = Device.text("property:" + name);
        return value.isEmpty() ? otherwise : value;
    }
}
