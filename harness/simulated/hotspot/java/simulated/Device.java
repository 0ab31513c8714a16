package simulated;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the stand-in classes answer: the values that the owner of this process gave. */
public final class Device {
    private static final Map<String, String> VALUES = new ConcurrentHashMap<>();
    private static final AtomicLong CALLS = new AtomicLong();

    private Device() {}

    /** For methods that do nothing: HotSpot enters an empty body by a way that no hook sees, and no platform has one. */
    public static void done() {
        CALLS.incrementAndGet();
    }

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
