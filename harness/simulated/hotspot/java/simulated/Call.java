package simulated;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** One call by name: "android.telephony.TelephonyManager.getImei", with arguments as texts. */
final class Call {
    private static volatile ClassLoader loader = Call.class.getClassLoader();

    private final Class<?> owner;
    private final Method method;
    private final Object[] arguments;

    /** Missing arguments are zero, empty or null; the overload with the fewest parameters that suits is taken. */
    Call(String name, List<String> texts) throws ReflectiveOperationException {
        int dot = name.lastIndexOf('.');
        owner = Class.forName(name.substring(0, dot), true, loader);
        method = Arrays.stream(owner.getMethods())
            .filter(one -> one.getName().equals(name.substring(dot + 1)) && one.getParameterCount() >= texts.size())
            .min(Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::toString))
            .orElseThrow(() -> new NoSuchMethodException(name + " with " + texts.size() + " arguments"));
        Class<?>[] types = method.getParameterTypes();
        arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = value(types[i], i < texts.size() ? texts.get(i) : "");
        }
    }

    /** Classes of `folder` are found from now on, by a class loader that did not exist before. */
    static void addLoader(String folder) throws IOException {
        loader = new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()}, loader);
    }

    /** Calls from the code of `caller`, a class with a static `through(Callable)`; gives the last result. */
    Object make(String caller, int times) throws Exception {
        Method through = Class.forName(caller, true, loader).getMethod("through", Callable.class);
        Object self = Modifier.isStatic(method.getModifiers()) ? null : made(owner);
        Callable<Object> calls = () -> repeat(self, times);
        return through.invoke(null, calls);
    }

    private Object repeat(Object self, int times) throws Exception {
        Object last = null;
        for (int i = 0; i < times; i++) {
            try {
                last = method.invoke(self, arguments);
            } catch (InvocationTargetException thrown) {
                if (times == 1) {
                    throw thrown;
                }
            }
        }
        return last;
    }

    private static Object value(Class<?> type, String text) throws ReflectiveOperationException {
        if (type == int.class) return text.isEmpty() ? 0 : Integer.parseInt(text);
        if (type == long.class) return text.isEmpty() ? 0L : Long.parseLong(text);
        if (type == float.class) return text.isEmpty() ? 0f : Float.parseFloat(text);
        if (type == double.class) return text.isEmpty() ? 0d : Double.parseDouble(text);
        if (type == boolean.class) return Boolean.parseBoolean(text);
        if (type == String.class) return text;
        if (type == String[].class) return text.isEmpty() ? new String[0] : text.split(",");
        if (type == byte[].class) return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (type.getName().equals("android.net.Uri")) return type.getMethod("parse", String.class).invoke(null, text);
        return type.isInterface() || type.isArray() || type == Object.class ? null : made(type);
    }

    /** By its own static method where it has one (Runtime.getRuntime), by its constructor otherwise. */
    private static Object made(Class<?> type) throws ReflectiveOperationException {
        for (Method one : type.getMethods()) {
            boolean suits = Modifier.isStatic(one.getModifiers()) && one.getParameterCount() == 0;
            if (suits && one.getReturnType() == type && one.getName().startsWith("get")) return one.invoke(null);
        }
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
