package io.throng.marl.tensor;

import org.apache.commons.rng.UniformRandomProvider;

/** SplitMix64 (Steele, Lea and Flood, 2014): seeded numbers for tests. */
public final class TestRandom implements UniformRandomProvider {
    private long state;

    public TestRandom(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A tensor with elements uniform in [-range, range). */
    public Tensor tensor(int rows, int columns, double range) {
        Tensor tensor = Tensor.zeros(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                tensor.set(row, column, (float) (range * (2 * nextDouble() - 1)));
            }
        }
        return tensor;
    }
}
