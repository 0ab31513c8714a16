package android.media;

public class AudioRecord {
    public void startRecording() {}
    public int read(byte[] into, int offset, int length) { return 0; }
}
