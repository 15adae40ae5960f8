package io.throng.scenarios.warehouse;

import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Five layers of the cells around a robot, row by row, of 0 and 1: shelves, requested ones, robots, goals, and cells without a
 * robot. Cells outside are 0 in all. The layers may be turned so that the robot looks up.
 */
final class Layers implements Sight {
    private static final List<String> NAMES = List.of("shelf", "requested", "robot", "goal", "free");

    private final Layout layout;
    private final Robots robots;
    private final int count;
    private final int range;
    private final int side;
    private final boolean directional;

    Layers(Warehouse.Parameters rules, Layout layout, Robots robots) {
        this.layout = layout;
        this.robots = robots;
        this.count = rules.agents();
        this.range = rules.sensorRange();
        this.side = 2 * range + 1;
        this.directional = rules.view().directional();
    }

    @Override
    public ObservationSpec spec() {
        List<Feature> features = new ArrayList<>();
        for (String layer : NAMES) {
            for (int i = 0; i < side * side; i++) {
                features.add(new Feature(layer + " at " + (i / side - range) + " " + (i % side - range), "", 0, 1));
            }
        }
        return new ObservationSpec(features);
    }

    @Override
    public void see(int row, float[] into, int from) {
        int cell = robots.cell.read()[row];
        Heading heading = directional ? Heading.of(robots.heading.read()[row]) : Heading.UP;
        for (int i = 0; i < side * side; i++) {
            int up = i / side - range;
            int right = i % side - range;
            int down = switch (heading) {
                case UP -> up;
                case DOWN -> -up;
                case LEFT -> -right;
                case RIGHT -> right;
            };
            int east = switch (heading) {
                case UP -> right;
                case DOWN -> -right;
                case LEFT -> up;
                case RIGHT -> -up;
            };
            put(row / count, cell / layout.width() + down, cell % layout.width() + east, into, from + i);
        }
    }

    private void put(int world, int r, int c, float[] into, int at) {
        int layer = side * side;
        boolean inside = r >= 0 && r < layout.height() && c >= 0 && c < layout.width();
        int cell = inside ? r * layout.width() + c : -1;
        boolean robot = Traffic.robotIn(cell, robots.cell.read(), world * count, (world + 1) * count) >= 0;
        int shelf = inside ? robots.shelf.read()[world * layout.cells() + cell] : 0;
        into[at] = shelf > 0 ? 1 : 0;
        into[at + layer] = shelf > 0 ? robots.requested.read()[world * layout.shelves() + shelf - 1] : 0;
        into[at + 2 * layer] = robot ? 1 : 0;
        into[at + 3 * layer] = inside && layout.isGoal(cell) ? 1 : 0;
        into[at + 4 * layer] = inside && !robot ? 1 : 0;
    }
}
