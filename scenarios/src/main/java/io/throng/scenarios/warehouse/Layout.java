package io.throng.scenarios.warehouse;

/**
 * The floor of a warehouse: groups of shelves two cells wide between highways one cell wide, goals in the middle of the last
 * row, and a free way to them instead of the group in the middle of the lowest row of groups. Cells are numbered row by row.
 */
final class Layout {
    private static final int GROUP = 3;

    private final int width;
    private final boolean[] highway;
    private final int[] goals;
    private final int shelves;

    Layout(Warehouse.Size size, int columnHeight) {
        int height = (columnHeight + 1) * size.rows + 2;
        this.width = GROUP * size.columns + 1;
        this.highway = new boolean[height * width];
        int middle = width / 2;
        int standing = 0;
        for (int cell = 0; cell < highway.length; cell++) {
            int row = cell / width;
            int column = cell % width;
            boolean queue = row > height - (columnHeight + 3) && (column == middle - 1 || column == middle);
            highway[cell] = column % GROUP == 0 || row % (columnHeight + 1) == 0 || row == height - 1 || queue;
            standing += highway[cell] ? 0 : 1;
        }
        this.shelves = standing;
        this.goals = new int[] {(height - 1) * width + middle - 1, (height - 1) * width + middle};
    }

    int width() {
        return width;
    }

    int height() {
        return highway.length / width;
    }

    int cells() {
        return highway.length;
    }

    /** How many shelves there are: one in each cell that is no highway. */
    int shelves() {
        return shelves;
    }

    /** Whether a cell must stay free of shelves that nobody carries. */
    boolean isHighway(int cell) {
        return highway[cell];
    }

    boolean isGoal(int cell) {
        return cell == goals[0] || cell == goals[1];
    }

    /** Where shelves are emptied, in the order in which that happens; never write to it. */
    int[] goals() {
        return goals;
    }

    /** The cell ahead; the same cell at the border. */
    int ahead(int cell, Heading heading) {
        int row = Math.clamp(cell / width + heading.down, 0, height() - 1);
        int column = Math.clamp(cell % width + heading.right, 0, width - 1);
        return row * width + column;
    }
}
