package io.throng.kernel.record;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity over two others: a cell for each pair of their values, whose colour is the quantity. A phase diagram, for
 * example.
 *
 * @param title one line above the map; not blank
 * @param caption a smaller line under the title, the place to say of how many runs the cells are means; may be empty
 * @param x what runs along the map
 * @param y what runs up the map
 * @param colour what the colour is
 * @param cells {@code [y][x]}, the lowest row first; finite, or NaN for a blank cell; at least one finite
 */
public record HeatMap(String title, String caption, Side x, Side y, Axis colour, List<List<Double>> cells) {
    /** Checks the words, the shape and the values. */
    public HeatMap {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title of a heat map must not be blank; say what it shows");
        }
        if (cells.size() != y.labels().size()) {
            throw new IllegalArgumentException("cells of heat map " + title + " must be ["
                    + y.labels().size() + " rows][" + x.labels().size() + "], got [" + cells.size() + " rows]");
        }
        List<List<Double>> copy = new ArrayList<>();
        for (List<Double> row : cells) {
            requireRow(title, x.labels().size(), row);
            copy.add(List.copyOf(row));
        }
        cells = List.copyOf(copy);
        if (cells.stream().flatMap(List::stream).allMatch(value -> value.isNaN())) {
            throw new IllegalArgumentException("heat map " + title + " must have a finite cell somewhere, got none");
        }
    }

    private static void requireRow(String title, int columns, List<Double> row) {
        if (row.size() != columns) {
            throw new IllegalArgumentException(
                    "rows of heat map " + title + " must have " + columns + " cells, got " + row.size() + " in one");
        }
        for (double value : row) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "cells of heat map " + title + " must be finite or NaN (a blank), got " + value);
            }
        }
    }

    /** The least value. */
    public double least() {
        return cells.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .min()
                .orElseThrow();
    }

    /** The greatest value. */
    public double greatest() {
        return cells.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
    }

    /**
     * One side of the map. All cells are equally wide, whatever their values: these are in the labels.
     *
     * @param axis what it is
     * @param labels of the cells, at least one, from left to right or from below; where some are empty, those that are not
     *     are all drawn, and otherwise as many as fit
     */
    public record Side(Axis axis, List<String> labels) {
        /** Checks that there are cells. */
        public Side {
            labels = List.copyOf(labels);
            if (labels.isEmpty()) {
                throw new IllegalArgumentException(
                        "side " + axis.quantity() + " of a heat map must have at least one cell, got none");
            }
        }
    }
}
