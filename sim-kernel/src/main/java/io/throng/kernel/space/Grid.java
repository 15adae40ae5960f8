package io.throng.kernel.space;

/**
 * A rectangle of cells, either closed to itself (torus) or with walls (bounded). A cell's number is
 * {@code row * width + column}, so that the cells of a row are consecutive.
 *
 * @param width columns; at least 1
 * @param height rows; at least 1, and at most 2<sup>28</sup> cells altogether
 * @param torus whether opposite edges are joined
 */
public record Grid(int width, int height, boolean torus) {
    private static final int MOST_CELLS = 1 << 28;

    /** Checks the lengths. */
    public Grid {
        if (width < 1 || height < 1 || (long) width * height > MOST_CELLS) {
            throw new IllegalArgumentException("a grid must have at least 1 x 1 and at most 2^28 cells, got " + width
                    + " x " + height + "; give columns and rows");
        }
    }

    /** A rectangle whose opposite edges are joined. */
    public static Grid torus(int width, int height) {
        return new Grid(width, height, true);
    }

    /** A rectangle with walls. */
    public static Grid bounded(int width, int height) {
        return new Grid(width, height, false);
    }

    /** The number of cells. */
    public int cells() {
        return width * height;
    }

    /** The cell of a column and a row that are inside. */
    public int cell(int column, int row) {
        return row * width + column;
    }

    /** The column of a cell. */
    public int column(int cell) {
        return cell % width;
    }

    /** The row of a cell. */
    public int row(int cell) {
        return cell / width;
    }

    /**
     * The cell some steps away.
     *
     * @param columns steps along a row, at most the width either way
     * @param rows steps along a column, at most the height either way
     * @return the cell, on a torus round the edge; -1 if it is outside
     */
    public int away(int cell, int columns, int rows) {
        int column = along(column(cell) + columns, width);
        int row = along(row(cell) + rows, height);
        return column < 0 || row < 0 ? -1 : cell(column, row);
    }

    private int along(int position, int length) {
        if (position >= 0 && position < length) {
            return position;
        }
        if (!torus) {
            return -1;
        }
        return position < 0 ? position + length : position - length;
    }

    /**
     * The cells at most so many columns and so many rows away: 8 for radius 1.
     *
     * @param radius at least 1
     */
    public Neighbourhood moore(int radius) {
        return GridNeighbourhood.of(this, radius, (parity, column, row) -> true);
    }

    /**
     * The cells at most so many steps along rows and columns away: 4 for radius 1.
     *
     * @param radius at least 1
     */
    public Neighbourhood vonNeumann(int radius) {
        return GridNeighbourhood.of(this, radius, (parity, column, row) -> Math.abs(column) + Math.abs(row) <= radius);
    }

    /**
     * The cells at most so many steps away if the cells are hexagons, six around each. Rows with odd numbers are shifted by
     * half a cell towards higher columns.
     *
     * @param radius at least 1
     * @throws IllegalArgumentException also if the grid is a torus with an odd number of rows, which would not fit together
     */
    public Neighbourhood hexagonal(int radius) {
        if (torus && height % 2 != 0) {
            throw new IllegalArgumentException(
                    "a torus of hexagons must have an even number of rows, got " + height + "; add or take a row");
        }
        return GridNeighbourhood.of(this, radius, (parity, column, row) -> hexagons(parity, column, row) <= radius);
    }

    /** The steps between hexagons, in axial coordinates: half the rows' shift is taken off the columns. */
    private static int hexagons(int parity, int column, int row) {
        int along = column - Math.floorDiv(row + parity, 2);
        return Math.max(Math.abs(along), Math.max(Math.abs(row), Math.abs(along + row)));
    }
}
