package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in one order on every machine: sixteen running sums (element i into sum i mod 16), a fixed tree over them, and
 * then the last {@code count mod 16} elements one by one.
 *
 * <p>The running sums are four vectors of 128 bits, the width every machine has; a wider machine gains nothing but
 * would have to keep the same sixteen.
 */
final class FixedSum {
    private static final VectorSpecies<Float> QUAD = FloatVector.SPECIES_128;
    private static final int SUMS = 16;

    /** Sums of squares run in float over so many elements, then in double over blocks. */
    private static final int BLOCK = 4096;

    private FixedSum() {}

    private static float tree(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        FloatVector sum = a.add(b).add(c.add(d));
        return (sum.lane(0) + sum.lane(1)) + (sum.lane(2) + sum.lane(3));
    }

    private static FloatVector quad(MemorySegment segment, long index) {
        return Lanes.load(QUAD, segment, index);
    }

    /** The sum of x[from .. from + count). */
    static float sum(MemorySegment x, long from, int count) {
        FloatVector a = FloatVector.zero(QUAD);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            a = a.add(quad(x, from + i));
            b = b.add(quad(x, from + i + 4));
            c = c.add(quad(x, from + i + 8));
            d = d.add(quad(x, from + i + 12));
        }
        float sum = tree(a, b, c, d);
        for (int i = whole; i < count; i++) {
            sum += Lanes.get(x, from + i);
        }
        return sum;
    }

    /** The sum of (x - centre)^2 over x[from .. from + count). */
    static float squares(MemorySegment x, long from, int count, float centre) {
        FloatVector a = FloatVector.zero(QUAD);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            FloatVector e = quad(x, from + i).sub(centre);
            FloatVector f = quad(x, from + i + 4).sub(centre);
            FloatVector g = quad(x, from + i + 8).sub(centre);
            FloatVector h = quad(x, from + i + 12).sub(centre);
            a = e.fma(e, a);
            b = f.fma(f, b);
            c = g.fma(g, c);
            d = h.fma(h, d);
        }
        float sum = tree(a, b, c, d);
        for (int i = whole; i < count; i++) {
            float e = Lanes.get(x, from + i) - centre;
            sum = Math.fma(e, e, sum);
        }
        return sum;
    }

    /** The sum of (x[from + i] - centre) y[from + i] over count elements. */
    static float products(MemorySegment x, float centre, MemorySegment y, long from, int count) {
        FloatVector a = FloatVector.zero(QUAD);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            a = quad(x, from + i).sub(centre).fma(quad(y, from + i), a);
            b = quad(x, from + i + 4).sub(centre).fma(quad(y, from + i + 4), b);
            c = quad(x, from + i + 8).sub(centre).fma(quad(y, from + i + 8), c);
            d = quad(x, from + i + 12).sub(centre).fma(quad(y, from + i + 12), d);
        }
        float sum = tree(a, b, c, d);
        for (int i = whole; i < count; i++) {
            sum = Math.fma(Lanes.get(x, from + i) - centre, Lanes.get(y, from + i), sum);
        }
        return sum;
    }

    /** The sum of squares of count elements, in double over blocks. */
    static double squares(MemorySegment x, long count) {
        double sum = 0;
        for (long from = 0; from < count; from += BLOCK) {
            sum += squares(x, from, (int) Math.min(BLOCK, count - from), 0f);
        }
        return sum;
    }
}
