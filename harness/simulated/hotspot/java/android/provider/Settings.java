package android.provider;

import android.content.ContentResolver;
import simulated.Device;

public class Settings {
    public static class Secure {
        public static String getString(ContentResolver resolver, String name) { return Device.text("secure:" + name); }
    }

    public static class System {
        public static String getString(ContentResolver resolver, String name) { return Device.text("system:" + name); }
    }

    public static class Global {
        public static String getString(ContentResolver resolver, String name) { return Device.text("global:" + name); }
    }
}
