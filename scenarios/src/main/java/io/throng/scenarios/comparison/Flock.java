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

    private void lookAround(int bird) {
        neighbours = 0;
        wayX = wayY = awayX = awayY = theirX = theirY = 0;
        int column = cellOf[bird] % cellsAcross;
        int row = cellOf[bird] / cellsAcross;
        for (int up = -1; up <= 1; up++) {
            int cellRow = around(row + up);
            double shiftY = shift(row + up);
            for (int right = -1; right <= 1; right++) {
                int cell = cellRow * cellsAcross + around(column + right);
                if (first[cell] != NONE) {
                    lookInto(cell, bird, shift(column + right), shiftY);
                }
            }
        }
    }

    private int around(int cell) {
        return cell < 0 ? cell + cellsAcross : cell >= cellsAcross ? cell - cellsAcross : cell;
    }

    /** What is to be added to ways into a cell that lies across the border. */
    private double shift(int cell) {
        return cell < 0 ? -side : cell >= cellsAcross ? side : 0;
    }

    private void lookInto(int cell, int bird, double shiftX, double shiftY) {
        double px = x[base + bird];
        double py = y[base + bird];
        for (int other = first[cell]; other != NONE; other = next[other]) {
            double dx = x[base + other] - px + shiftX;
            double dy = y[base + other] - py + shiftY;
            double squared = dx * dx + dy * dy;
            if (squared <= reach && other != bird) {
                neighbours++;
                wayX += dx;
                wayY += dy;
                theirX += velocityX[base + other];
                theirY += velocityY[base + other];
                if (squared < tooClose) {
                    awayX -= dx;
                    awayY -= dy;
                }
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
