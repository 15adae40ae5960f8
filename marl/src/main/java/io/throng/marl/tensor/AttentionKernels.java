package io.throng.marl.tensor;

import java.lang.foreign.MemorySegment;

/** {@link Backend#attention} and its gradient, group by group and head by head; sums run in the order of who is asked. */
final class AttentionKernels {
    private final MemorySegment queries;
    private final MemorySegment keys;
    private final MemorySegment values;
    private final MemorySegment weights;
    private final int groups;
    private final int asking;
    private final int asked;
    private final int width;
    private final int heads;
    private final int headWidth;
    private final float factor;

    AttentionKernels(Tensor queries, Tensor keys, Tensor values, Tensor weights, int groups, int heads) {
        this.queries = queries.segment();
        this.keys = keys.segment();
        this.values = values.segment();
        this.weights = weights.segment();
        this.groups = groups;
        this.asking = queries.rows() / groups;
        this.asked = keys.rows() / groups;
        this.width = queries.columns();
        this.heads = heads;
        this.headWidth = width / heads;
        this.factor = (float) (1 / Math.sqrt(headWidth));
    }

    void forward(Tensor present, Tensor y) {
        y.fill(0);
        float[] scores = new float[asked];
        for (int group = 0; group < groups; group++) {
            for (int query = 0; query < asking; query++) {
                for (int head = 0; head < heads; head++) {
                    softmax(scores, group, query, head, present);
                    long into = query(group, query, head);
                    for (int key = 0; key < asked; key++) {
                        Lanes.set(weights, weight(group, query, head, key), scores[key]);
                        GroupKernels.addScaled(
                                scores[key], values, key(group, key, head), y.segment(), into, headWidth);
                    }
                }
            }
        }
    }

    private void softmax(float[] scores, int group, int query, int head, Tensor present) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int key = 0; key < asked; key++) {
            boolean there = present == null || present.get(group, key) != 0;
            float score = GroupKernels.dot(queries, query(group, query, head), keys, key(group, key, head), headWidth);
            scores[key] = there ? score * factor : Float.NEGATIVE_INFINITY;
            highest = Math.max(highest, scores[key]);
        }
        float sum = 0;
        for (int key = 0; key < asked; key++) {
            scores[key] = scores[key] == Float.NEGATIVE_INFINITY ? 0f : FloatMath.exp(scores[key] - highest);
            sum += scores[key];
        }
        for (int key = 0; key < asked; key++) {
            scores[key] = sum > 0 ? scores[key] / sum : 0f;
        }
    }

    void backward(Tensor dy, Tensor dQueries, Tensor dKeys, Tensor dValues) {
        float[] dScores = new float[asked];
        for (int group = 0; group < groups; group++) {
            for (int query = 0; query < asking; query++) {
                for (int head = 0; head < heads; head++) {
                    long asks = query(group, query, head);
                    float mean = 0;
                    for (int key = 0; key < asked; key++) {
                        float weight = Lanes.get(weights, weight(group, query, head, key));
                        long answers = key(group, key, head);
                        dScores[key] = GroupKernels.dot(dy.segment(), asks, values, answers, headWidth);
                        mean = Math.fma(weight, dScores[key], mean);
                        GroupKernels.addScaled(weight, dy.segment(), asks, dValues.segment(), answers, headWidth);
                    }
                    for (int key = 0; key < asked; key++) {
                        float weight = Lanes.get(weights, weight(group, query, head, key));
                        float dScore = weight * (dScores[key] - mean) * factor;
                        long answers = key(group, key, head);
                        GroupKernels.addScaled(dScore, keys, answers, dQueries.segment(), asks, headWidth);
                        GroupKernels.addScaled(dScore, queries, asks, dKeys.segment(), answers, headWidth);
                    }
                }
            }
        }
    }

    private long query(int group, int query, int head) {
        return ((long) group * asking + query) * width + (long) head * headWidth;
    }

    private long key(int group, int key, int head) {
        return ((long) group * asked + key) * width + (long) head * headWidth;
    }

    private long weight(int group, int query, int head, int key) {
        return (((long) group * asking + query) * heads + head) * asked + key;
    }
}
