package io.throng.scenarios.script;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How a class is started, by the launch protocol of Java 25 (JLS 12.1.4): {@code main(String[])} before {@code main()}, of
 * the class or inherited, not private and returning nothing; if it is not static, of a new instance.
 */
final class MainMethod {
    private static final String NAME = "main";

    private final Path file;
    private final Class<?> type;
    private final Method method;

    private MainMethod(Path file, Class<?> type, Method method) {
        this.file = file;
        this.type = type;
        this.method = method;
    }

    static MainMethod of(Class<?> type, Path file) {
        Method withArguments = find(type, String[].class);
        Method method = withArguments == null ? find(type) : withArguments;
        if (method == null) {
            throw new IllegalArgumentException(file + " has no main method in its first class, " + type.getName()
                    + "; add void main(String[] args) { ... }");
        }
        return new MainMethod(file, type, method);
    }

    private static Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Method method : owner.getDeclaredMethods()) {
                if (isMain(method, type) && Arrays.equals(method.getParameterTypes(), parameters)) {
                    return method;
                }
            }
        }
        return null;
    }

    private static boolean isMain(Method method, Class<?> startedClass) {
        int modifiers = method.getModifiers();
        boolean visible = Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || method.getDeclaringClass().getPackage().equals(startedClass.getPackage());
        return method.getName().equals(NAME)
                && method.getReturnType() == void.class
                && visible
                && !Modifier.isPrivate(modifiers)
                && !Modifier.isAbstract(modifiers);
    }

    /** Throws what the method throws. */
    void call(String[] args) throws Exception {
        method.setAccessible(true);
        Object target = Modifier.isStatic(method.getModifiers()) ? null : instance();
        try {
            if (method.getParameterCount() == 0) {
                method.invoke(target);
            } else {
                method.invoke(target, (Object) args);
            }
        } catch (InvocationTargetException e) {
            throw thrown(e);
        }
    }

    private Object instance() throws Exception {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!Modifier.isPrivate(constructor.getModifiers()) && !Modifier.isAbstract(type.getModifiers())) {
                constructor.setAccessible(true);
                return constructor.newInstance();
            }
        } catch (NoSuchMethodException e) {
            // said below
        } catch (InvocationTargetException e) {
            throw thrown(e);
        }
        throw new IllegalArgumentException(file + " has a main method that is not static, and class " + type.getName()
                + " cannot be made without arguments; make main static, or give the class such a constructor");
    }

    private static Exception thrown(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return (Exception) e.getCause();
    }
}
