package io.throng.scenarios.comparison;

import java.util.Arrays;

/**
 * One flock's flight through a step, over arrays in which it has a run of rows.
 *
 * <p>Cells are at least as wide as birds see, so that all neighbours are in 3 x 3 of them. A cell is a list of ranks in
 * ascending order; the lists are made anew at the start of a step and kept up to date as birds move, and nothing here
 * outlives the step.
 */
final class Flock {
    private static final int NONE = -1;
    private static final int CELLS_AROUND = 3;

    /** The ranks in the order in which they fly. */
    final int[] order;

    private final Flocking.Parameters parameters;
    private final double side;
    private final int cellsAcross;
    private final double cellsPerLength;
    private final double reach;
    private final double tooClose;
    private final int[] first;
    private final int[] next;
    private final int[] cellOf;

    /** By number of a cell along an axis: those before, at and after it, and what is to be added to ways into them. */
    private final int[] around;

    private final double[] shift;

    /** Who has been found near the bird that looks, and the ways there; one more than all, for one that is not. */
    private final int[] near;

    private final double[] nearX;
    private final double[] nearY;
    private int base;
    private double[] x = {};
    private double[] y = {};
    private double[] velocityX = {};
    private double[] velocityY = {};
    private int neighbours;
    private double wayX;
    private double wayY;
    private double awayX;
    private double awayY;
    private double theirX;
    private double theirY;

    Flock(Flocking.Parameters parameters) {
        this.parameters = parameters;
        this.side = parameters.side();
        this.cellsAcross = cellsAcross(parameters);
        this.cellsPerLength = cellsAcross / side;
        this.reach = parameters.visualDistance() * parameters.visualDistance();
        this.tooClose = parameters.separation() * parameters.separation();
        this.order = new int[parameters.birds()];
        this.next = new int[parameters.birds()];
        this.cellOf = new int[parameters.birds()];
        this.first = new int[cellsAcross * cellsAcross];
        this.near = new int[parameters.birds() + 1];
        this.nearX = new double[near.length];
        this.nearY = new double[near.length];
        this.around = new int[CELLS_AROUND * cellsAcross];
        this.shift = new double[around.length];
        for (int i = 0; i < around.length; i++) {
            int cell = i / CELLS_AROUND + i % CELLS_AROUND - 1;
            around[i] = Math.floorMod(cell, cellsAcross);
            shift[i] = cell < 0 ? -side : cell >= cellsAcross ? side : 0;
        }
    }

    /** As many cells as there can be, but not many more than birds. */
    static int cellsAcross(Flocking.Parameters parameters) {
        int most = (int) Math.min(1000, parameters.side() / parameters.visualDistance());
        return Math.clamp((int) Math.sqrt(4.0 * parameters.birds()), 3, Math.max(3, most));
    }

    /** The number of the cell, along one axis, of a position. */
    static int cellAlong(double position, double cellsPerLength, int cellsAcross) {
        return Math.min((int) (position * cellsPerLength), cellsAcross - 1);
    }

    /** Lets every bird fly in the order given; the flock's first bird has row {@code fromRow}. */
    void fly(int fromRow, double[] xs, double[] ys, double[] velocityXs, double[] velocityYs) {
        base = fromRow;
        x = xs;
        y = ys;
        velocityX = velocityXs;
        velocityY = velocityYs;
        fillCells();
        for (int bird : order) {
            lookAround(bird);
            turn(bird);
            move(bird);
        }
    }

    private void fillCells() {
        Arrays.fill(first, NONE);
        for (int bird = order.length - 1; bird >= 0; bird--) {
            int cell = cell(base + bird);
            cellOf[bird] = cell;
            next[bird] = first[cell];
            first[cell] = bird;
        }
    }

    private int cell(int row) {
        return cellAlong(y[row], cellsPerLength, cellsAcross) * cellsAcross
                + cellAlong(x[row], cellsPerLength, cellsAcross);
    }

    /** Finds the neighbours, then adds them up: two loops without a branch that depends on who is near. */
    private void lookAround(int bird) {
        neighbours = 0;
        int column = CELLS_AROUND * cellAlong(x[base + bird], cellsPerLength, cellsAcross);
        int row = CELLS_AROUND * cellAlong(y[base + bird], cellsPerLength, cellsAcross);
        for (int up = 0; up < CELLS_AROUND; up++) {
            int cells = around[row + up] * cellsAcross;
            for (int right = 0; right < CELLS_AROUND; right++) {
                int cell = cells + around[column + right];
                lookInto(cell, bird, shift[column + right], shift[row + up]);
            }
        }
        addUp();
    }

    private void lookInto(int cell, int bird, double shiftX, double shiftY) {
        double px = x[base + bird];
        double py = y[base + bird];
        int found = neighbours;
        for (int other = first[cell]; other != NONE; other = next[other]) {
            double dx = x[base + other] - px + shiftX;
            double dy = y[base + other] - py + shiftY;
            near[found] = other;
            nearX[found] = dx;
            nearY[found] = dy;
            found += (dx * dx + dy * dy <= reach ? 1 : 0) & (other != bird ? 1 : 0);
        }
        neighbours = found;
    }

    private void addUp() {
        wayX = wayY = awayX = awayY = theirX = theirY = 0;
        for (int i = 0; i < neighbours; i++) {
            double dx = nearX[i];
            double dy = nearY[i];
            wayX += dx;
            wayY += dy;
            theirX += velocityX[base + near[i]];
            theirY += velocityY[base + near[i]];
            if (dx * dx + dy * dy < tooClose) {
                awayX -= dx;
                awayY -= dy;
            }
        }
    }

    private void turn(int bird) {
        int row = base + bird;
        double share = Math.max(neighbours, 1);
        double towardsX = parameters.cohere() * wayX + parameters.separate() * awayX + parameters.match() * theirX;
        double towardsY = parameters.cohere() * wayY + parameters.separate() * awayY + parameters.match() * theirY;
        double newX = velocityX[row] + towardsX / share;
        double newY = velocityY[row] + towardsY / share;
        double length = Math.sqrt(newX * newX + newY * newY);
        if (length > 0) {
            velocityX[row] = newX / length;
            velocityY[row] = newY / length;
        }
    }

    private void move(int bird) {
        int row = base + bird;
        x[row] = into(x[row] + parameters.speed() * velocityX[row], side);
        y[row] = into(y[row] + parameters.speed() * velocityY[row], side);
        int cell = cell(row);
        if (cell != cellOf[bird]) {
            leave(bird);
            enter(bird, cell);
        }
    }

    /** The position on the torus of one that is at most a side away from it. */
    static double into(double position, double side) {
        double inside = position < 0 ? position + side : position >= side ? position - side : position;
        return inside < side ? inside : 0;
    }

    private void leave(int bird) {
        int cell = cellOf[bird];
        if (first[cell] == bird) {
            first[cell] = next[bird];
            return;
        }
        int before = first[cell];
        while (next[before] != bird) {
            before = next[before];
        }
        next[before] = next[bird];
    }

    private void enter(int bird, int cell) {
        cellOf[bird] = cell;
        if (first[cell] == NONE || first[cell] > bird) {
            next[bird] = first[cell];
            first[cell] = bird;
            return;
        }
        int before = first[cell];
        while (next[before] != NONE && next[before] < bird) {
            before = next[before];
        }
        next[bird] = next[before];
        next[before] = bird;
    }
}
