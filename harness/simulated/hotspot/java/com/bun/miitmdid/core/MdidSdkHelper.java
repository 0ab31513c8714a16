package com.bun.miitmdid.core;

public class MdidSdkHelper {
    public static int InitSdk(Object context, boolean logging, Object listener) { return 0; }
}
