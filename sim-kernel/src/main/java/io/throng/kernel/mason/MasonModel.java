package io.throng.kernel.mason;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import sim.app.heatbugs.HeatBugs;
import sim.engine.SimState;

/**
 * A MASON model that can be run: any {@code SimState}, and the properties it is to have.
 *
 * <pre>{@code
 * MasonModel few = MasonModel.named("sim.app.flockers.Flockers").with(Map.of("numFlockers", "50"));
 * try (MasonRun run = few.start(7)) {
 *     run.advance(100);
 * }
 * }</pre>
 *
 * <p>A model is stepped on one thread. Threads that it has of its own are its own; those of HeatBugs are replaced by MASON's
 * diffuser of one thread, whose bits are the same.
 *
 * <p>MASON's generator takes 32 bits of a seed, so a model has at most 2<sup>32</sup> runs.
 */
public final class MasonModel {
    private final String name;
    private final LongFunction<? extends SimState> factory;
    private final Map<String, String> settings;

    private MasonModel(String name, LongFunction<? extends SimState> factory, Map<String, String> settings) {
        this.name = name;
        this.factory = factory;
        this.settings = settings;
    }

    /**
     * The model of a class on the class path, made by its public constructor that takes a seed, as MASON makes it.
     *
     * @param className with its package, such as {@code sim.app.flockers.Flockers}
     * @throws IllegalArgumentException if there is no such class, it is no model, or it cannot be made from a seed
     */
    public static MasonModel named(String className) {
        return named(className, MasonModel.class.getClassLoader());
    }

    /** The model of a class that a class loader finds; see {@link #named(String)}. */
    public static MasonModel named(String className, ClassLoader loader) {
        Constructor<? extends SimState> constructor = constructor(modelClass(className, loader));
        return new MasonModel(className, seed -> made(constructor, seed), Map.of());
    }

    /** A model that a function makes from a seed. */
    public static MasonModel of(String name, LongFunction<? extends SimState> factory) {
        return new MasonModel(name, factory, Map.of());
    }

    private static Class<? extends SimState> modelClass(String className, ClassLoader loader) {
        Class<?> found;
        try {
            found = Class.forName(className, true, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "there is no class " + className + " on the class path (" + e
                            + "); give its full name, as sim.app.flockers.Flockers",
                    e);
        }
        if (!SimState.class.isAssignableFrom(found)) {
            throw new IllegalArgumentException(className
                    + " is no MASON model: it must extend sim.engine.SimState; give the class of a model, as"
                    + " sim.app.flockers.Flockers");
        }
        return found.asSubclass(SimState.class);
    }

    private static Constructor<? extends SimState> constructor(Class<? extends SimState> model) {
        try {
            Constructor<? extends SimState> constructor = model.getConstructor(long.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    model.getName() + " has no public constructor that takes a seed; add one with a parameter of type"
                            + " long, or give a factory",
                    e);
        }
    }

    private static SimState made(Constructor<? extends SimState> constructor, long seed) {
        try {
            return constructor.newInstance(seed);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "model " + constructor.getDeclaringClass().getName() + " could not be made: " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "model " + constructor.getDeclaringClass().getName() + " cannot be made: " + e
                            + "; make it a public class that is not abstract",
                    e);
        }
    }

    /** The same model with some of its properties set, by the names that MASON's inspector shows; case does not matter. */
    public MasonModel with(Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(properties);
        return new MasonModel(name, factory, Collections.unmodifiableMap(all));
    }

    /** What the model is called: its class, where it was named so. */
    public String name() {
        return name;
    }

    /** The properties that are set, and their values as text. */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * Makes a model from a seed, sets its properties and starts it: the state before its first step.
     *
     * @param masonSeed 32 bits, read without a sign
     * @throws IllegalArgumentException if a property does not exist, cannot be set by text, or does not keep its value
     */
    public MasonRun start(int masonSeed) {
        SimState state = factory.apply(Integer.toUnsignedLong(masonSeed));
        MasonProperties properties = new MasonProperties(state);
        settings.forEach(properties::set);
        if (state instanceof HeatBugs) {
            state.schedule = new OneThreadSchedule();
        }
        state.start();
        return new MasonRun(state, properties);
    }
}
