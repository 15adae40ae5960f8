package io.throng.kernel.math;

/** Whether the JDK's Vector API can be used: it can where the JVM runs with {@code --add-modules jdk.incubator.vector}. */
public final class VectorApi {
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private VectorApi() {}

    /** Where not, classes that name vectors must not be loaded, and the scalar rules, which give the same bits, are used. */
    public static boolean available() {
        return AVAILABLE;
    }
}
