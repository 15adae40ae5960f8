package io.throng.kernel.space;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight cells at once, and what is left over one after the other. */
final class DiffusionLanes implements DiffusionRow {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
    private static final int LANES = SPECIES.length();
    private static final int CELLS = 9;

    private final DiffusionLoop rest = new DiffusionLoop();

    @Override
    public void add(float[] above, float[] middle, float[] below, float[] sums, int from, int width) {
        int x = from;
        for (; x <= width - LANES; x += LANES) {
            at(above, x).add(at(middle, x)).add(at(below, x)).intoArray(sums, x + 1);
        }
        rest.add(above, middle, below, sums, x, width);
    }

    @Override
    public void spread(
            float[] sums, float[] middle, float[] next, int first, int from, int width, float kept, float rate) {
        int x = from;
        for (; x <= width - LANES; x += LANES) {
            FloatVector own = at(middle, x);
            FloatVector mean =
                    at(sums, x).add(at(sums, x + 1)).add(at(sums, x + 2)).div(CELLS);
            mean.sub(own).mul(rate).add(own).mul(kept).intoArray(next, first + x);
        }
        rest.spread(sums, middle, next, first, x, width, kept, rate);
    }

    private static FloatVector at(float[] values, int index) {
        return FloatVector.fromArray(SPECIES, values, index);
    }
}
