package com.umeng.commonsdk;

import java.util.concurrent.Callable;

/** A statistics SDK that calls. */
public final class UMConfigure {
    private UMConfigure() {}

    public static Object through(Callable<Object> call) throws Exception {
        return call.call();
    }
}
