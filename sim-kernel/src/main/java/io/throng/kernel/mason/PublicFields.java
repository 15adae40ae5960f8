package io.throng.kernel.mason;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sim.engine.SimState;

/** The public fields that a model adds to what every model has, in order of their names. */
final class PublicFields {
    /** Finding them takes longer than a small model's step, so they are kept for each class. */
    private static final ClassValue<List<Field>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> model) {
            return Arrays.stream(model.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> field.getDeclaringClass() != SimState.class)
                    .filter(field -> field.trySetAccessible())
                    .sorted(Comparator.comparing(Field::getName)
                            .thenComparing(field -> field.getDeclaringClass().getName()))
                    .toList();
        }
    };

    private PublicFields() {}

    static List<Field> of(Class<?> model) {
        return KNOWN.get(model);
    }

    static Object value(SimState model, Field field) {
        try {
            return field.get(model);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("field " + field + " was readable and is not any more", e);
        }
    }
}
