package android.hardware.biometrics;

public class BiometricPrompt {
    public void authenticate(Object cancel, Object executor, Object callback) {}
}
