package io.throng.kernel.record;

import io.throng.kernel.state.FloatColumn;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/** Where a channel's values come from. */
interface Source {
    /** Parts of a 256th of a turn. */
    int ONE = 256;

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
                bytes[i] = (byte) heading(alongX[row], alongY[row]);
            }
            return new Codes(meaning, range.low(), range.high(), bytes);
        };
    }

    /**
     * The direction of a vector in 256ths of a turn, to the nearest or the one beside: within an eighth of a turn the
     * arctangent of z is z (0.9724 - 0.1919 z z) to 0.005 radians. Mirrored into the other eighths without branches, which
     * would be foreseen wrongly every second time.
     */
    static int heading(float x, float y) {
        float absoluteX = Math.abs(x);
        float absoluteY = Math.abs(y);
        float longer = Math.max(Math.max(absoluteX, absoluteY), Float.MIN_NORMAL);
        float z = Math.min(absoluteX, absoluteY) / longer;
        int angle = (int) (ONE * (float) (256 / (2 * Math.PI)) * z * (0.9724f - 0.1919f * z * z));
        angle = mirrored(angle, absoluteX - absoluteY, 64 * ONE);
        angle = mirrored(angle, x, 128 * ONE);
        angle = mirrored(angle, y, 256 * ONE);
        return (angle + ONE / 2) / ONE & 0xff;
    }

    /** {@code end - angle} where a number is negative, and otherwise the angle. */
    private static int mirrored(int angle, float sign, int end) {
        int negative = Float.floatToRawIntBits(sign) >> 31;
        return (angle ^ negative) - negative + (end & negative);
    }
}
