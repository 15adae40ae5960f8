package io.throng.kernel.cluster;

import java.io.NotSerializableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Messages as bytes: the components of a record in order, arrays and texts with their length before.
 *
 * <p>Reading allocates no more than there are bytes to read, calls nothing but the constructors of the records in
 * {@link ClusterMessage#KINDS}, and refuses everything else. Numbers are in the buffer's byte order.
 */
final class WireCodec {
    private WireCodec() {}

    /** Writes a message. */
    static void write(ClusterMessage message, ByteBuffer into) {
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            write(value(message, component), into);
        }
    }

    private static Object value(ClusterMessage message, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a message has components that can be read, got " + component, e);
        }
    }

    private static void write(Object value, ByteBuffer into) {
        switch (value) {
            case Integer number -> into.putInt(number);
            case Long number -> into.putLong(number);
            case String text -> write(text.getBytes(StandardCharsets.UTF_8), into);
            case byte[] bytes -> into.putInt(bytes.length).put(bytes);
            case int[] numbers -> {
                into.putInt(numbers.length);
                Arrays.stream(numbers).forEach(into::putInt);
            }
            case long[] numbers -> {
                into.putInt(numbers.length);
                Arrays.stream(numbers).forEach(into::putLong);
            }
            case double[] numbers -> {
                into.putInt(numbers.length);
                Arrays.stream(numbers).forEach(into::putDouble);
            }
            case String[] texts -> {
                into.putInt(texts.length);
                Arrays.stream(texts).forEach(text -> write(text, into));
            }
            default -> throw new IllegalStateException("no message holds a " + value.getClass());
        }
    }

    /** The bytes that {@link #write} needs. */
    static int size(ClusterMessage message) {
        int size = 0;
        for (RecordComponent component : message.getClass().getRecordComponents()) {
            size = Math.addExact(size, size(value(message, component)));
        }
        return size;
    }

    private static int size(Object value) {
        return switch (value) {
            case Integer _ -> Integer.BYTES;
            case Long _ -> Long.BYTES;
            case String text -> Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
            case byte[] bytes -> Integer.BYTES + bytes.length;
            case int[] numbers -> Integer.BYTES + Math.multiplyExact(numbers.length, Integer.BYTES);
            case long[] numbers -> Integer.BYTES + Math.multiplyExact(numbers.length, Long.BYTES);
            case double[] numbers -> Integer.BYTES + Math.multiplyExact(numbers.length, Double.BYTES);
            case String[] texts ->
                Integer.BYTES + Arrays.stream(texts).mapToInt(WireCodec::size).sum();
            default -> throw new IllegalStateException("no message holds a " + value.getClass());
        };
    }

    /**
     * Reads a message.
     *
     * @throws NotSerializableException if the bytes are not one
     */
    static ClusterMessage read(Class<? extends ClusterMessage> kind, ByteBuffer from) throws NotSerializableException {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Object[] values = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                values[i] = readValue(types[i], from);
            }
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (BufferUnderflowException | IllegalArgumentException | ReflectiveOperationException e) {
            throw new NotSerializableException("the bytes are no " + kind.getSimpleName() + ": " + e);
        }
    }

    private static Object readValue(Class<?> type, ByteBuffer from) {
        if (type == int.class) {
            return from.getInt();
        } else if (type == long.class) {
            return from.getLong();
        } else if (type == String.class) {
            return text(from);
        } else if (type == byte[].class) {
            byte[] bytes = new byte[length(from, 1)];
            from.get(bytes);
            return bytes;
        }
        return readNumbers(type, from);
    }

    private static Object readNumbers(Class<?> type, ByteBuffer from) {
        if (type == int[].class) {
            int[] numbers = new int[length(from, Integer.BYTES)];
            Arrays.setAll(numbers, _ -> from.getInt());
            return numbers;
        } else if (type == long[].class) {
            long[] numbers = new long[length(from, Long.BYTES)];
            Arrays.setAll(numbers, _ -> from.getLong());
            return numbers;
        } else if (type == double[].class) {
            double[] numbers = new double[length(from, Double.BYTES)];
            Arrays.setAll(numbers, _ -> from.getDouble());
            return numbers;
        } else if (type == String[].class) {
            String[] texts = new String[length(from, Integer.BYTES)];
            Arrays.setAll(texts, _ -> text(from));
            return texts;
        }
        throw new IllegalArgumentException("no message holds a " + type);
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[length(from, 1)];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int length(ByteBuffer from, int elementBytes) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining() / elementBytes) {
            throw new IllegalArgumentException("a length must be in [0, " + from.remaining() / elementBytes
                    + "], what is left of the message, got " + length);
        }
        return length;
    }
}
