package android.hardware.camera2;

public class CameraManager {
    public void openCamera(String id, Object callback, Object handler) {}
}
