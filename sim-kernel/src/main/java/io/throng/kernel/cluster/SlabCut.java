package io.throng.kernel.cluster;

import io.throng.kernel.LocalWorld;
import io.throng.kernel.space.CellList;
import java.util.stream.IntStream;

/**
 * How the rows of cells of a world are cut into slabs, consecutive runs of nearly the same length.
 *
 * @param cellRows rows of cells in all
 * @param torus whether the last row is beside the first
 * @param slabs from 1 to {@code cellRows}
 * @param reach rows that an agent may get ahead in one step
 */
record SlabCut(int cellRows, boolean torus, int slabs, int reach) {
    SlabCut {
        if (slabs < 1 || slabs > cellRows) {
            throw new IllegalArgumentException("slabs must be in [1, " + cellRows
                    + "], the world's rows of cells as high as agents see, got " + slabs
                    + "; use fewer nodes or threads, or a larger world");
        }
    }

    static SlabCut of(LocalWorld world, int slabs) {
        CellList index = world.surroundings();
        if (!(world.stride() >= 0)) {
            throw new IllegalArgumentException(
                    "stride of world " + world.name() + " must be at least 0, got " + world.stride());
        }
        int reach = (int) Math.min(index.rows(), Math.floor(world.stride() / index.cellHeight()) + 1);
        return new SlabCut(index.rows(), index.plane().torus(), slabs, reach);
    }

    int first(int slab) {
        return (int) ((long) cellRows * slab / slabs);
    }

    int end(int slab) {
        return first(slab + 1);
    }

    /** The slab of a row of cells. */
    int slabOf(int cellRow) {
        int guess = (int) ((long) cellRow * slabs / cellRows);
        return cellRow < end(guess) ? guess : guess + 1;
    }

    /** The other slabs whose agents see into a row of cells, ascending. */
    int[] watchersOf(int cellRow) {
        return near(cellRow, 1)
                .map(this::slabOf)
                .filter(slab -> slab != slabOf(cellRow))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The other slabs that a slab's agents can move to or be seen from after a step, ascending. */
    int[] neighboursOf(int slab) {
        return IntStream.range(first(slab), end(slab))
                .flatMap(row -> near(row, reach + 1))
                .map(this::slabOf)
                .filter(other -> other != slab)
                .sorted()
                .distinct()
                .toArray();
    }

    private IntStream near(int cellRow, int distance) {
        int far = Math.min(distance, cellRows);
        return IntStream.rangeClosed(cellRow - far, cellRow + far)
                .map(row -> torus ? Math.floorMod(row, cellRows) : Math.clamp(row, 0, cellRows - 1));
    }
}
