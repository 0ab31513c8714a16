package io.flutter.plugin.common;

public class MethodChannel {
    public void invokeMethod(String method, Object arguments) {}
}
