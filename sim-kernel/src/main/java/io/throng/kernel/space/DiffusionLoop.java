package io.throng.kernel.space;

/** One cell after the other. */
final class DiffusionLoop implements DiffusionRow {
    @Override
    public void add(float[] above, float[] middle, float[] below, float[] sums, int from, int width) {
        for (int x = from; x < width; x++) {
            sums[x + 1] = above[x] + middle[x] + below[x];
        }
    }

    @Override
    public void spread(
            float[] sums, float[] middle, float[] next, int first, int from, int width, float kept, float rate) {
        for (int x = from; x < width; x++) {
            float mean = (sums[x] + sums[x + 1] + sums[x + 2]) / 9;
            next[first + x] = kept * (middle[x] + rate * (mean - middle[x]));
        }
    }
}
