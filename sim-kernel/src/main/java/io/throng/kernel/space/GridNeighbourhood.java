package io.throng.kernel.space;

import java.util.Arrays;

/**
 * The cells of a {@link Grid} at fixed offsets from a cell, by row from the top and by column in a row; round the edge of a
 * torus the order stays that of the offsets.
 *
 * <p>Away from the edges a neighbour is the cell's number plus a constant. Hexagons have one table of offsets for even rows
 * and one for odd ones; squares have the same twice.
 */
final class GridNeighbourhood implements Neighbourhood {
    private final Grid grid;
    private final int radius;
    private final int[][] columns = new int[2][];
    private final int[][] rows = new int[2][];
    private final int[][] steps = new int[2][];

    /** Which offsets belong to the neighbourhood of a cell in a row of a parity. */
    @FunctionalInterface
    interface Shape {
        boolean holds(int parity, int column, int row);
    }

    private GridNeighbourhood(Grid grid, int radius) {
        this.grid = grid;
        this.radius = radius;
    }

    static GridNeighbourhood of(Grid grid, int radius, Shape shape) {
        if (radius < 1) {
            throw new IllegalArgumentException("radius must be at least 1 cell, got " + radius);
        }
        GridNeighbourhood made = new GridNeighbourhood(grid, radius);
        made.tabulate(0, shape);
        made.tabulate(1, shape);
        return made;
    }

    private void tabulate(int parity, Shape shape) {
        int reachX = Math.min(radius, grid.width());
        int reachY = Math.min(radius, grid.height());
        int most = (2 * reachX + 1) * (2 * reachY + 1);
        columns[parity] = new int[most];
        rows[parity] = new int[most];
        int count = 0;
        for (int row = -reachY; row <= reachY; row++) {
            for (int column = -reachX; column <= reachX; column++) {
                if (shape.holds(parity, column, row) && isNew(parity, count, column, row)) {
                    columns[parity][count] = column;
                    rows[parity][count++] = row;
                }
            }
        }
        columns[parity] = Arrays.copyOf(columns[parity], count);
        rows[parity] = Arrays.copyOf(rows[parity], count);
        steps[parity] = new int[count];
        Arrays.setAll(steps[parity], i -> rows[parity][i] * grid.width() + columns[parity][i]);
    }

    /** On a torus smaller than the neighbourhood several offsets lead to one cell, which counts once. */
    private boolean isNew(int parity, int count, int column, int row) {
        if (same(column, row, 0, 0)) {
            return false;
        }
        for (int i = 0; i < count && isSmall(); i++) {
            if (same(column, row, columns[parity][i], rows[parity][i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isSmall() {
        return grid.torus() && (2 * radius >= grid.width() || 2 * radius >= grid.height());
    }

    private boolean same(int column, int row, int otherColumn, int otherRow) {
        return grid.torus()
                ? (column - otherColumn) % grid.width() == 0 && (row - otherRow) % grid.height() == 0
                : column == otherColumn && row == otherRow;
    }

    @Override
    public int places() {
        return grid.cells();
    }

    @Override
    public int neighbours(int cell, int[] into) {
        int row = grid.row(cell);
        int column = cell - row * grid.width();
        boolean inside =
                column >= radius && column < grid.width() - radius && row >= radius && row < grid.height() - radius;
        return inside ? inside(cell, steps[row & 1], into) : atEdge(cell, row & 1, into);
    }

    private static int inside(int cell, int[] offsets, int[] into) {
        int fitting = Math.min(offsets.length, into.length);
        for (int i = 0; i < fitting; i++) {
            into[i] = cell + offsets[i];
        }
        return offsets.length;
    }

    private int atEdge(int cell, int parity, int[] into) {
        int count = 0;
        for (int i = 0; i < steps[parity].length; i++) {
            int neighbour = grid.away(cell, columns[parity][i], rows[parity][i]);
            if (neighbour >= 0) {
                if (count < into.length) {
                    into[count] = neighbour;
                }
                count++;
            }
        }
        return count;
    }
}
