package android.media;

import java.nio.charset.StandardCharsets;
import simulated.Device;

public class MediaDrm {
    public byte[] getPropertyByteArray(String name) {
        return Device.text("drm:" + name).getBytes(StandardCharsets.UTF_8);
    }
}
