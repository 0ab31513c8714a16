package cn.gov.example.app;

import java.util.concurrent.Callable;

/** The app's own code: what is called without naming a caller is called from here. */
public final class MainActivity {
    private MainActivity() {}

    public static Object through(Callable<Object> call) throws Exception {
        return call.call();
    }
}
