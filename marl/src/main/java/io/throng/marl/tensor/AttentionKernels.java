package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Backend#attention} and its gradient, group by group and head by head; sums run in the order of who is asked, and of
 * a head's columns.
 *
 * <p>A group is copied to arrays and back: heads are a few floats wide, and short loops over memory outside the heap spend
 * most of their time checking bounds.
 */
final class AttentionKernels {
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    private final int groups;
    private final int asking;
    private final int asked;
    private final int width;
    private final int heads;
    private final int headWidth;
    private final float factor;
    private final Tensor queries;
    private final Tensor keys;
    private final Tensor values;
    private final Tensor weights;
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final float[] w;

    AttentionKernels(Tensor queries, Tensor keys, Tensor values, Tensor weights, int groups, int heads) {
        this.groups = groups;
        this.asking = queries.rows() / groups;
        this.asked = keys.rows() / groups;
        this.width = queries.columns();
        this.heads = heads;
        this.headWidth = width / heads;
        this.factor = (float) (1 / Math.sqrt(headWidth));
        this.queries = queries;
        this.keys = keys;
        this.values = values;
        this.weights = weights;
        this.q = new float[asking * width];
        this.k = new float[asked * width];
        this.v = new float[asked * width];
        this.w = new float[asking * heads * asked + Lanes.WIDTH]; // room for the lanes beyond the last
    }

    void forward(Tensor present, Tensor y) {
        float[] heard = new float[asking * width];
        for (int group = 0; group < groups; group++) {
            read(queries, group, q);
            read(keys, group, k);
            read(values, group, v);
            score(present, group);
            for (int i = 0; i < asking * heads * asked; i += Lanes.WIDTH) {
                FloatMath.exp(FloatVector.fromArray(Lanes.WIDE, w, i)).intoArray(w, i);
            }
            Arrays.fill(heard, 0);
            for (int asks = 0; asks < asking * heads; asks++) {
                normalize(asks * asked);
                addWeighted(v, asks, heard);
            }
            write(w, weights, group, asking * heads * asked);
            write(heard, y, group, heard.length);
        }
    }

    /** Where a query's head is: heads are numbered through all queries, so that they lie one after the other. */
    private int column(int asks) {
        return asks * headWidth;
    }

    /** Where the same head of somebody who is asked is. */
    private int answer(int asks, int key) {
        return key * width + asks % heads * headWidth;
    }

    /** Scores below the highest, and minus infinity for who is not there. */
    private void score(Tensor present, int group) {
        for (int asks = 0; asks < asking * heads; asks++) {
            int from = asks * asked;
            dots(q, column(asks), k, asks, from);
            float highest = Float.NEGATIVE_INFINITY;
            for (int key = 0; key < asked; key++) {
                boolean there = present == null || present.get(group, key) != 0;
                w[from + key] = there ? w[from + key] * factor : Float.NEGATIVE_INFINITY;
                highest = Math.max(highest, w[from + key]);
            }
            for (int key = 0; key < asked && highest > Float.NEGATIVE_INFINITY; key++) {
                w[from + key] -= highest;
            }
        }
    }

    /** Writes the products of x, a head wide, with that head of all who are asked to w, four at once. */
    private void dots(float[] x, int at, float[] of, int asks, int into) {
        int key = 0;
        for (; key + 4 <= asked; key += 4) {
            int a = answer(asks, key);
            int b = a + width;
            int c = b + width;
            int d = c + width;
            float sumA = 0;
            float sumB = 0;
            float sumC = 0;
            float sumD = 0;
            for (int i = 0; i < headWidth; i++) {
                float factorOfAll = x[at + i];
                sumA = Math.fma(factorOfAll, of[a + i], sumA);
                sumB = Math.fma(factorOfAll, of[b + i], sumB);
                sumC = Math.fma(factorOfAll, of[c + i], sumC);
                sumD = Math.fma(factorOfAll, of[d + i], sumD);
            }
            w[into + key] = sumA;
            w[into + key + 1] = sumB;
            w[into + key + 2] = sumC;
            w[into + key + 3] = sumD;
        }
        for (; key < asked; key++) {
            int a = answer(asks, key);
            float sum = 0;
            for (int i = 0; i < headWidth; i++) {
                sum = Math.fma(x[at + i], of[a + i], sum);
            }
            w[into + key] = sum;
        }
    }

    private void normalize(int from) {
        float sum = 0;
        for (int i = from; i < from + asked; i++) {
            sum += w[i];
        }
        float inverse = sum > 0 ? 1 / sum : 0;
        for (int i = from; i < from + asked; i++) {
            w[i] *= inverse;
        }
    }

    void backward(Tensor dy, Tensor dQueries, Tensor dKeys, Tensor dValues) {
        float[] d = new float[asking * width];
        float[] dq = new float[asking * width];
        float[] dk = new float[asked * width];
        float[] dv = new float[asked * width];
        float[] kept = new float[asking * heads * asked];
        for (int group = 0; group < groups; group++) {
            read(queries, group, q);
            read(keys, group, k);
            read(values, group, v);
            read(weights, group, kept);
            read(dy, group, d);
            read(dQueries, group, dq);
            read(dKeys, group, dk);
            read(dValues, group, dv);
            for (int asks = 0; asks < asking * heads; asks++) {
                backward(asks, kept, d, dq, dk, dv);
            }
            write(dq, dQueries, group, dq.length);
            write(dk, dKeys, group, dk.length);
            write(dv, dValues, group, dv.length);
        }
    }

    private void backward(int asks, float[] kept, float[] d, float[] dq, float[] dk, float[] dv) {
        int from = asks * asked;
        int at = column(asks);
        dots(d, at, v, asks, from);
        float mean = 0;
        for (int key = 0; key < asked; key++) {
            mean = Math.fma(kept[from + key], w[from + key], mean);
            addScaled(kept[from + key], d, at, dv, answer(asks, key), headWidth);
        }
        for (int key = 0; key < asked; key++) {
            float dScore = kept[from + key] * (w[from + key] - mean) * factor;
            w[from + key] = dScore;
            addScaled(dScore, q, at, dk, answer(asks, key), headWidth);
        }
        addWeighted(k, asks, dq);
    }

    /** Adds to one who asks the sum over all who are asked of their rows of x times w. */
    private void addWeighted(float[] x, int asks, float[] into) {
        int from = asks * asked;
        int first = answer(asks, 0);
        int at = column(asks);
        int i = 0;
        for (; i + Lanes.WIDTH <= headWidth; i += Lanes.WIDTH) {
            FloatVector sum = FloatVector.fromArray(Lanes.WIDE, into, at + i);
            for (int key = 0; key < asked; key++) {
                sum = FloatVector.fromArray(Lanes.WIDE, x, first + key * width + i)
                        .fma(FloatVector.broadcast(Lanes.WIDE, w[from + key]), sum);
            }
            sum.intoArray(into, at + i);
        }
        for (; i + EIGHT.length() <= headWidth; i += EIGHT.length()) {
            FloatVector sum = FloatVector.fromArray(EIGHT, into, at + i);
            for (int key = 0; key < asked; key++) {
                sum = FloatVector.fromArray(EIGHT, x, first + key * width + i)
                        .fma(FloatVector.broadcast(EIGHT, w[from + key]), sum);
            }
            sum.intoArray(into, at + i);
        }
        for (; i < headWidth; i++) {
            float sum = into[at + i];
            for (int key = 0; key < asked; key++) {
                sum = Math.fma(x[first + key * width + i], w[from + key], sum);
            }
            into[at + i] = sum;
        }
    }

    /** into += alpha x; each lane computes one element, so their number changes no bit. */
    private static void addScaled(float alpha, float[] x, int from, float[] into, int to, int count) {
        int i = 0;
        for (; i + Lanes.WIDTH <= count; i += Lanes.WIDTH) {
            FloatVector.fromArray(Lanes.WIDE, x, from + i)
                    .fma(FloatVector.broadcast(Lanes.WIDE, alpha), FloatVector.fromArray(Lanes.WIDE, into, to + i))
                    .intoArray(into, to + i);
        }
        for (; i + EIGHT.length() <= count; i += EIGHT.length()) {
            FloatVector.fromArray(EIGHT, x, from + i)
                    .fma(FloatVector.broadcast(EIGHT, alpha), FloatVector.fromArray(EIGHT, into, to + i))
                    .intoArray(into, to + i);
        }
        for (; i < count; i++) {
            into[to + i] = Math.fma(x[from + i], alpha, into[to + i]);
        }
    }

    private void read(Tensor tensor, int group, float[] into) {
        int count = tensor.rows() / groups * tensor.columns();
        MemorySegment.copy(tensor.segment(), Lanes.FLOAT, (long) group * count * Float.BYTES, into, 0, count);
    }

    private void write(float[] from, Tensor tensor, int group, int count) {
        MemorySegment.copy(from, 0, tensor.segment(), Lanes.FLOAT, (long) group * count * Float.BYTES, count);
    }
}
