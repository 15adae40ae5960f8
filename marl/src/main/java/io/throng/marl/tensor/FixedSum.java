package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums in one order on every machine: sixteen running sums (element i into sum i mod 16), and a fixed tree over them.
 *
 * <p>The sums are one vector of 512 bits where the machine has them, and four of 128 bits, the width every machine has,
 * elsewhere.
 */
final class FixedSum {
    private static final int SUMS = 16;
    private static final boolean HAS_512 = Lanes.WIDTH >= SUMS;
    private static final VectorSpecies<Float> ALL = FloatVector.SPECIES_512;
    private static final VectorSpecies<Float> QUAD = FloatVector.SPECIES_128;

    private static final VectorShuffle<Float> ACROSS_1 = VectorShuffle.fromOp(ALL, i -> i ^ 1);
    private static final VectorShuffle<Float> ACROSS_2 = VectorShuffle.fromOp(ALL, i -> i ^ 2);
    private static final VectorShuffle<Float> ACROSS_4 = VectorShuffle.fromOp(ALL, i -> i ^ 4);
    private static final VectorShuffle<Float> ACROSS_8 = VectorShuffle.fromOp(ALL, i -> i ^ 8);

    /** Sums of squares run in float over so many elements, then in double over blocks. */
    private static final int BLOCK = 4096;

    private FixedSum() {}

    /** The sum of x[from .. from + count). */
    static float sum(MemorySegment x, long from, int count) {
        return HAS_512 ? sumOfAll(x, from, count) : sumOfQuads(x, from, count);
    }

    /** The sum of (x - centre)^2 over x[from .. from + count). */
    static float squares(MemorySegment x, long from, int count, float centre) {
        return HAS_512 ? squaresOfAll(x, from, count, centre) : squaresOfQuads(x, from, count, centre);
    }

    /** The sum of (x[from + i] - centre) y[from + i] over count elements. */
    static float products(MemorySegment x, float centre, MemorySegment y, long from, int count) {
        return HAS_512 ? productsOfAll(x, centre, y, from, count) : productsOfQuads(x, centre, y, from, count);
    }

    /** The sum of squares of count elements, in double over blocks. */
    static double squares(MemorySegment x, long count) {
        double sum = 0;
        for (long from = 0; from < count; from += BLOCK) {
            sum += squares(x, from, (int) Math.min(BLOCK, count - from), 0f);
        }
        return sum;
    }

    private static float sumOfAll(MemorySegment x, long from, int count) {
        FloatVector sums = FloatVector.zero(ALL);
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            sums = sums.add(Lanes.load(ALL, x, from + i));
        }
        if (whole < count) {
            sums = sums.add(Lanes.load(x, from + whole, Lanes.below(whole, count)));
        }
        return tree(sums);
    }

    private static float squaresOfAll(MemorySegment x, long from, int count, float centre) {
        FloatVector sums = FloatVector.zero(ALL);
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            FloatVector d = Lanes.load(ALL, x, from + i).sub(centre);
            sums = d.fma(d, sums);
        }
        if (whole < count) {
            VectorMask<Float> mask = Lanes.below(whole, count);
            FloatVector d = Lanes.load(x, from + whole, mask).sub(centre);
            sums = sums.blend(d.fma(d, sums), mask);
        }
        return tree(sums);
    }

    private static float productsOfAll(MemorySegment x, float centre, MemorySegment y, long from, int count) {
        FloatVector sums = FloatVector.zero(ALL);
        int whole = count - count % SUMS;
        for (int i = 0; i < whole; i += SUMS) {
            sums = Lanes.load(ALL, x, from + i).sub(centre).fma(Lanes.load(ALL, y, from + i), sums);
        }
        if (whole < count) {
            VectorMask<Float> mask = Lanes.below(whole, count);
            FloatVector d = Lanes.load(x, from + whole, mask).sub(centre);
            sums = sums.blend(d.fma(Lanes.load(y, from + whole, mask), sums), mask);
        }
        return tree(sums);
    }

    /** The tree of {@link #tree(float[])}: sums of two do not depend on which comes first. */
    private static float tree(FloatVector sums) {
        FloatVector sum = sums.add(sums.rearrange(ACROSS_4));
        sum = sum.add(sum.rearrange(ACROSS_8));
        sum = sum.add(sum.rearrange(ACROSS_1));
        return sum.add(sum.rearrange(ACROSS_2)).lane(0);
    }

    static float sumOfQuads(MemorySegment x, long from, int count) {
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
        float[] sums = sums(a, b, c, d);
        for (int i = whole; i < count; i++) {
            sums[i - whole] += Lanes.get(x, from + i);
        }
        return tree(sums);
    }

    static float squaresOfQuads(MemorySegment x, long from, int count, float centre) {
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
        float[] sums = sums(a, b, c, d);
        for (int i = whole; i < count; i++) {
            float e = Lanes.get(x, from + i) - centre;
            sums[i - whole] = Math.fma(e, e, sums[i - whole]);
        }
        return tree(sums);
    }

    static float productsOfQuads(MemorySegment x, float centre, MemorySegment y, long from, int count) {
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
        float[] sums = sums(a, b, c, d);
        for (int i = whole; i < count; i++) {
            float e = Lanes.get(x, from + i) - centre;
            sums[i - whole] = Math.fma(e, Lanes.get(y, from + i), sums[i - whole]);
        }
        return tree(sums);
    }

    private static FloatVector quad(MemorySegment segment, long index) {
        return Lanes.load(QUAD, segment, index);
    }

    private static float[] sums(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        float[] sums = new float[SUMS];
        a.intoArray(sums, 0);
        b.intoArray(sums, 4);
        c.intoArray(sums, 8);
        d.intoArray(sums, 12);
        return sums;
    }

    private static float tree(float[] sums) {
        float a = (sums[0] + sums[4]) + (sums[8] + sums[12]);
        float b = (sums[1] + sums[5]) + (sums[9] + sums[13]);
        float c = (sums[2] + sums[6]) + (sums[10] + sums[14]);
        float d = (sums[3] + sums[7]) + (sums[11] + sums[15]);
        return (a + b) + (c + d);
    }
}
