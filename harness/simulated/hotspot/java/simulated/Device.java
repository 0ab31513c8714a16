package simulated;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the stand-in classes answer: the values that the owner of this process gave. */
public final class Device {
    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();

    private Device() {}

    public static void set(String key, String value) {
        VALUES.put(key, value);
    }

    public static String text(String key) {
        return VALUES.getOrDefault(key, "");
    }

    public static int number(String key, int otherwise) {
        String value = VALUES.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
