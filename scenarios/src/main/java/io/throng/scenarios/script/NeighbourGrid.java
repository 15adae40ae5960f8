package io.throng.scenarios.script;

import io.throng.kernel.space.CellSort;
import io.throng.kernel.space.Plane;
import io.throng.kernel.space.SpatialIndex;

/**
 * Finds the agents within any distance of a point: a grid of cells that hold a few agents each, whatever the distances
 * asked for, with what neighbours read most in the order of (cell, id).
 *
 * <p>Why not {@code CellList}: its cells are as wide as the one distance it serves, and a script says its distances only
 * while it runs. Here the width of a cell follows from the number of agents alone, which is part of the world's state; so
 * the order in which neighbours are found, and with it every sum over them, is the same after a restore. A search reads
 * one straight run of memory for each row of cells it touches, two where it crosses the seam of a torus.
 */
final class NeighbourGrid implements SpatialIndex {
    private static final int X = 0;
    private static final int Y = 1;
    private static final int HEADING_X = 2;
    private static final int HEADING_Y = 3;
    private static final int AGENTS_PER_CELL = 2;
    private static final int MOST_PER_AXIS = 4096;

    /** By how much of a cell a float's rounding can misplace an agent, and more. */
    private static final double MARGIN = 1e-3;

    private final AgentColumns agents;
    private final Plane plane;
    private final CellSort sort;
    private int laidOutFor;
    private int columns;
    private int rows;
    private float perColumn;
    private float perRow;

    NeighbourGrid(AgentColumns agents, Plane plane) {
        this.agents = agents;
        this.plane = plane;
        this.sort = new CellSort(agents.table, agents.x, agents.y, agents.headingX, agents.headingY);
    }

    @Override
    public void open(int agentCount, int shards) {
        int order = Integer.highestOneBit(Math.max(1, agentCount));
        if (order != laidOutFor) {
            layOut(order);
        }
        sort.open(columns * rows, agentCount, shards);
    }

    /** Cells for a power of two of agents, so that births and deaths seldom change them. */
    private void layOut(int agentCount) {
        double side = Math.sqrt(AGENTS_PER_CELL * (double) plane.width() * plane.height() / agentCount);
        columns = (int) Math.clamp(Math.floor(plane.width() / side), 1, MOST_PER_AXIS);
        rows = (int) Math.clamp(Math.floor(plane.height() / side), 1, MOST_PER_AXIS);
        perColumn = columns / plane.width();
        perRow = rows / plane.height();
        laidOutFor = agentCount;
    }

    @Override
    public void count(int shard, int fromRow, int toRow) {
        int[] cellOf = sort.cellOf();
        float[] x = agents.x.read();
        float[] y = agents.y.read();
        for (int row = fromRow; row < toRow; row++) {
            cellOf[row] = cell(y[row], perRow, rows) * columns + cell(x[row], perColumn, columns);
        }
        sort.count(shard, fromRow, toRow);
    }

    private static int cell(float position, float perCell, int cells) {
        return Math.clamp((int) (position * perCell), 0, cells - 1);
    }

    @Override
    public void arrange() {
        sort.arrange();
    }

    @Override
    public void place(int shard, int fromRow, int toRow) {
        sort.place(shard, fromRow, toRow);
    }

    @Override
    public void gather(int shard) {
        sort.gather(shard);
    }

    @Override
    public int[] order() {
        return sort.agentAt();
    }

    @Override
    public void renumbered(int[] newRow) {
        sort.renumbered(newRow);
    }

    /** Adds the places of all agents at most {@code radius} metres from a point. */
    void find(float x, float y, double radius, Places found) {
        int first = (int) Math.floor((y - radius) * perRow - MARGIN);
        int last = (int) Math.floor((y + radius) * perRow + MARGIN);
        if (plane.torus()) {
            int count = Math.min(last - first + 1, rows);
            for (int i = 0; i < count; i++) {
                findInRow(Math.floorMod(first + i, rows), x, y, radius, found);
            }
        } else {
            for (int row = Math.max(0, first); row <= Math.min(rows - 1, last); row++) {
                findInRow(row, x, y, radius, found);
            }
        }
    }

    private void findInRow(int row, float x, float y, double radius, Places found) {
        int first = (int) Math.floor((x - radius) * perColumn - MARGIN);
        int end = (int) Math.floor((x + radius) * perColumn + MARGIN) + 1;
        int base = row * columns;
        if (!plane.torus()) {
            findInRun(base + Math.max(0, first), base + Math.min(columns, end), x, y, radius, found);
        } else if (end - first >= columns) {
            findInRun(base, base + columns, x, y, radius, found);
        } else {
            int from = Math.floorMod(first, columns);
            int to = from + end - first;
            findInRun(base + from, base + Math.min(columns, to), x, y, radius, found);
            findInRun(base, base + Math.max(0, to - columns), x, y, radius, found);
        }
    }

    /** Writes every place and keeps those within: a branch here would be guessed wrongly for every third. */
    private void findInRun(int firstCell, int endCell, float x, float y, double radius, Places found) {
        int from = sort.start()[firstCell];
        int end = sort.start()[endCell];
        float squared = (float) (radius * radius);
        float[] sortedX = sort.kept(X);
        float[] sortedY = sort.kept(Y);
        int[] places = found.reserve(end - from);
        int size = found.size();
        for (int place = from; place < end; place++) {
            float dx = plane.alongX(x, sortedX[place]);
            float dy = plane.alongY(y, sortedY[place]);
            places[size] = place;
            size += dx * dx + dy * dy <= squared ? 1 : 0;
        }
        found.use(size);
    }

    int row(int place) {
        return sort.agentAt()[place];
    }

    float x(int place) {
        return sort.kept(X)[place];
    }

    float y(int place) {
        return sort.kept(Y)[place];
    }

    float headingX(int place) {
        return sort.kept(HEADING_X)[place];
    }

    float headingY(int place) {
        return sort.kept(HEADING_Y)[place];
    }
}
