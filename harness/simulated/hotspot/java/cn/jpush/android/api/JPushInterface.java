package cn.jpush.android.api;

import java.util.concurrent.Callable;

/** A push SDK that calls. */
public final class JPushInterface {
    private JPushInterface() {}

    public static Object through(Callable<Object> call) throws Exception {
        return call.call();
    }
}
