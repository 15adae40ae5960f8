package io.throng.marl.ctde;

import java.util.Arrays;

/** Agents' steps of one world from the beginning of an episode on: their factors, and what the team earned. */
final class Episode {
    private static final int FIRST_ROOM = 1024;

    private final int width;
    private float[] factors = new float[0];
    private int rows;
    private double sum;

    Episode(int width) {
        this.width = width;
    }

    Episode(int width, float[] factors, int rows, double sum) {
        this.width = width;
        this.factors = factors;
        this.rows = rows;
        this.sum = sum;
    }

    /** Adds an agent's step. */
    void add(float[] from, int at, double reward) {
        int needed = (rows + 1) * width;
        if (factors.length < needed) {
            factors = Arrays.copyOf(factors, Math.max(needed, Math.max(FIRST_ROOM, 2 * factors.length)));
        }
        System.arraycopy(from, at, factors, rows * width, width);
        rows++;
        sum += reward;
    }

    /** Agents' steps. */
    int rows() {
        return rows;
    }

    /** What the team earned. */
    double sum() {
        return sum;
    }

    /** {@code [rows or more, width]}. */
    float[] factors() {
        return factors;
    }
}
