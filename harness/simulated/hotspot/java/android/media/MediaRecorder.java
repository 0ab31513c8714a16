package android.media;

import simulated.Device;

public class MediaRecorder {
    public void setAudioSource(int source) { Device.done(); }
    public void start() { Device.done(); }
}
