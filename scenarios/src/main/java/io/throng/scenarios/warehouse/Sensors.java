package io.throng.scenarios.warehouse;

import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A robot's own column, row, load, heading (one of four) and whether it is on a highway; then of each cell around, its own
 * among them, row by row: whether there is a robot, its heading (as if up without one), its message, whether there is a shelf,
 * and whether that is requested. Cells outside are empty.
 */
final class Sensors implements Sight {
    private static final int OWN = 8;

    private final Layout layout;
    private final Robots robots;
    private final int count;
    private final int range;
    private final int messageBits;
    private final boolean normalized;

    Sensors(Warehouse.Parameters rules, Layout layout, Robots robots) {
        this.layout = layout;
        this.robots = robots;
        this.count = rules.agents();
        this.range = rules.sensorRange();
        this.messageBits = rules.messageBits();
        this.normalized = rules.view().normalizeCoordinates();
    }

    @Override
    public ObservationSpec spec() {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("column", normalized ? "" : "cells", 0, normalized ? 1 : layout.width() - 1));
        features.add(new Feature("row", normalized ? "" : "cells", 0, normalized ? 1 : layout.height() - 1));
        add(features, "loaded");
        addHeading(features, "heads ");
        add(features, "on a highway");
        for (int down = -range; down <= range; down++) {
            for (int right = -range; right <= range; right++) {
                String where = " at " + down + " " + right;
                add(features, "robot" + where);
                addHeading(features, "robot" + where + " heads ");
                for (int bit = 0; bit < messageBits; bit++) {
                    add(features, "robot" + where + " says " + bit);
                }
                add(features, "shelf" + where);
                add(features, "requested" + where);
            }
        }
        return new ObservationSpec(features);
    }

    private static void add(List<Feature> features, String name) {
        features.add(new Feature(name, "", 0, 1));
    }

    private static void addHeading(List<Feature> features, String name) {
        for (int heading = 0; heading < Heading.count(); heading++) {
            add(features, name + Heading.of(heading));
        }
    }

    @Override
    public void see(int row, float[] into, int from) {
        int world = row / count;
        int cell = robots.cell.read()[row];
        int ownRow = cell / layout.width();
        int ownColumn = cell % layout.width();
        into[from] = normalized ? (float) ((double) ownColumn / (layout.width() - 1)) : ownColumn;
        into[from + 1] = normalized ? (float) ((double) ownRow / (layout.height() - 1)) : ownRow;
        into[from + 2] = robots.carries.read()[row];
        int at = putHeading(robots.heading.read()[row], into, from + 3);
        into[at] = layout.isHighway(cell) ? 1 : 0;
        at = from + OWN;
        for (int r = ownRow - range; r <= ownRow + range; r++) {
            for (int c = ownColumn - range; c <= ownColumn + range; c++) {
                boolean inside = r >= 0 && r < layout.height() && c >= 0 && c < layout.width();
                at = putCell(world, inside ? r * layout.width() + c : -1, into, at);
            }
        }
    }

    private int putCell(int world, int cell, float[] into, int from) {
        int robot = Traffic.robotIn(cell, robots.cell.read(), world * count, (world + 1) * count);
        int message = robot < 0 ? 0 : robots.message.read()[robot];
        into[from] = robot < 0 ? 0 : 1;
        int at = putHeading(robot < 0 ? 0 : robots.heading.read()[robot], into, from + 1);
        for (int bit = 0; bit < messageBits; bit++) {
            into[at++] = message >> bit & 1;
        }
        int shelf = cell < 0 ? 0 : robots.shelf.read()[world * layout.cells() + cell];
        into[at] = shelf > 0 ? 1 : 0;
        into[at + 1] = shelf > 0 ? robots.requested.read()[world * layout.shelves() + shelf - 1] : 0;
        return at + 2;
    }

    private static int putHeading(int heading, float[] into, int from) {
        Arrays.fill(into, from, from + Heading.count(), 0);
        into[from + heading] = 1;
        return from + Heading.count();
    }
}
