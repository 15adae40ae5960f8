package io.throng.kernel.record;

import io.throng.kernel.state.FloatColumn;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** Where a channel's values come from. */
interface Source {
    /** Takes the values of the first {@code count} of some rows. */
    Codes take(Meaning meaning, Range range, int[] rows, int count);

    /** Values by a function of the row. */
    static Source of(IntToDoubleFunction of) {
        return (meaning, range, rows, count) -> {
            Range held = range.isOpen() ? holding(of, rows, count) : range;
            byte[] bytes = new byte[count * meaning.bytes()];
            int most = meaning.most();
            double scale = most / (held.high() - held.low());
            for (int i = 0; i < count; i++) {
                double value = of.applyAsDouble(rows[i]);
                int code = meaning.isPlace()
                        ? Codes.ofPlace(value, held.low(), scale, most)
                        : Codes.of(value, held.low(), scale, most);
                Codes.put(bytes, meaning.bytes(), i, code);
            }
            return new Codes(meaning, held.low(), held.high(), bytes);
        };
    }

    private static Range holding(IntToDoubleFunction of, int[] rows, int count) {
        double least = 0;
        double most = 0;
        for (int i = 0; i < count; i++) {
            double value = of.applyAsDouble(rows[i]);
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return Range.holding(least, most);
    }

    /** Places from a column: what {@link #of} gives, in a loop without calls. */
    static Source of(FloatColumn column) {
        return (meaning, range, rows, count) -> {
            if (range.isOpen() || !meaning.isPlace()) {
                return of(row -> column.read()[row]).take(meaning, range, rows, count);
            }
            byte[] bytes = new byte[2 * count];
            float[] values = column.read();
            int most = meaning.most();
            double low = range.low();
            double scale = most / (range.high() - low);
            for (int i = 0; i < count; i++) {
                Codes.put(bytes, 2, i, Codes.ofPlace(values[rows[i]], low, scale, most));
            }
            return new Codes(meaning, low, range.high(), bytes);
        };
    }

    /** Categories by a function of the row. */
    static Source ofCategory(IntUnaryOperator of) {
        return (meaning, range, rows, count) -> {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                bytes[i] = (byte) of.applyAsInt(rows[i]);
            }
            return new Codes(meaning, range.low(), range.high(), bytes);
        };
    }

    /** Headings from angles in radians. */
    static Source ofHeading(IntToDoubleFunction radians) {
        return (meaning, range, rows, count) -> {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                double turns = radians.applyAsDouble(rows[i]) / (2 * Math.PI);
                bytes[i] = (byte) Math.round(256 * (turns - Math.floor(turns)));
            }
            return new Codes(meaning, range.low(), range.high(), bytes);
        };
    }

    /** Headings of the vectors in two columns. */
    static Source ofHeading(FloatColumn dx, FloatColumn dy) {
        return (meaning, range, rows, count) -> {
            byte[] bytes = new byte[count];
            float[] alongX = dx.read();
            float[] alongY = dy.read();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                bytes[i] = Compass.heading(alongX[row], alongY[row]);
            }
            return new Codes(meaning, range.low(), range.high(), bytes);
        };
    }
}
