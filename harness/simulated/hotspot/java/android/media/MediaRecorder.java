package android.media;

public class MediaRecorder {
    public void setAudioSource(int source) {}
    public void start() {}
}
