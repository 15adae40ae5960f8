package io.throng.scenarios.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Philox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The warehouse again, slow and obvious: robots and shelves as objects, one rule after the other. */
final class ReferenceWarehouse {
    static final class Shelf {
        int cell;
        boolean requested;
    }

    static final class Robot {
        int cell;
        Heading heading;
        Shelf shelf;
        boolean delivered;
        int message;
        double reward;
    }

    private final Warehouse.Parameters rules;
    private final Layout layout;
    final List<Robot> robots = new ArrayList<>();
    final List<Shelf> shelves = new ArrayList<>();

    ReferenceWarehouse(Warehouse.Parameters rules) {
        this.rules = rules;
        this.layout = new Layout(rules.size(), rules.columnHeight());
        for (int i = 0; i < rules.agents(); i++) {
            robots.add(new Robot());
        }
        for (int cell = 0; cell < layout.cells(); cell++) {
            if (!layout.isHighway(cell)) {
                Shelf shelf = new Shelf();
                shelf.cell = cell;
                shelves.add(shelf);
            }
        }
    }

    private Robot robotIn(int cell) {
        return robots.stream().filter(robot -> robot.cell == cell).findFirst().orElse(null);
    }

    private Shelf shelfIn(int cell) {
        return shelves.stream().filter(shelf -> shelf.cell == cell).findFirst().orElse(null);
    }

    private boolean isCarried(Shelf shelf) {
        return robots.stream().anyMatch(robot -> robot.shelf == shelf);
    }

    /**
     * A step. Of queues of the same length the one may move that did: where robots are afterwards is given, and checked.
     *
     * @param wanted actions
     * @param cells where robots are after it
     */
    void step(int[] wanted, int[] cells) {
        Map<Robot, Integer> targets = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            Robot robot = robots.get(i);
            robot.reward = 0;
            int ahead = layout.ahead(robot.cell, robot.heading);
            Shelf inTheWay = shelfIn(ahead);
            boolean stuck = robot.shelf != null && inTheWay != null && !isCarried(inTheWay);
            targets.put(robot, wanted[i] == WarehouseGame.FORWARD && !stuck ? ahead : robot.cell);
        }
        requireLawful(targets, cells);
        for (int i = 0; i < wanted.length; i++) {
            act(robots.get(i), wanted[i], cells[i]);
        }
    }

    private void requireLawful(Map<Robot, Integer> targets, int[] cells) {
        Set<Robot> moved = new HashSet<>();
        for (int i = 0; i < cells.length; i++) {
            Robot robot = robots.get(i);
            assertThat(cells[i]).isIn(robot.cell, targets.get(robot));
            if (cells[i] != robot.cell) {
                moved.add(robot);
            }
        }
        for (Robot robot : robots) {
            List<Robot> ahead = ahead(robot, targets);
            Robot last = ahead.getLast();
            if (targets.get(last) == last.cell) {
                assertThat(moved).doesNotContain(robot);
            } else if (robotIn(targets.get(last)) == null) {
                requireLongest(targets.get(last), targets, moved);
            } else {
                boolean inRing = robotIn(targets.get(last)) == robot;
                assertThat(moved.contains(robot)).isEqualTo(inRing && ahead.size() > 2);
            }
        }
    }

    /** A robot, who is in its way, who is in that one's way and so on, each once. */
    private List<Robot> ahead(Robot robot, Map<Robot, Integer> targets) {
        Set<Robot> found = new LinkedHashSet<>();
        for (Robot at = robot; at != null && found.add(at); ) {
            at = robotIn(targets.get(at));
        }
        return List.copyOf(found);
    }

    /** Of all who wait for a free cell exactly a longest queue moves. */
    private void requireLongest(int free, Map<Robot, Integer> targets, Set<Robot> moved) {
        Set<Set<Robot>> queues = new HashSet<>();
        for (Robot robot : robots) {
            List<Robot> ahead = ahead(robot, targets);
            if (targets.get(ahead.getLast()) == free) {
                queues.add(Set.copyOf(ahead));
            }
        }
        Set<Robot> waiting = new HashSet<>();
        queues.forEach(waiting::addAll);
        int longest = queues.stream().mapToInt(Set::size).max().orElseThrow();
        Set<Robot> went = new HashSet<>(waiting);
        went.retainAll(moved);
        assertThat(queues).contains(went);
        assertThat(went).hasSize(longest);
    }

    private void act(Robot robot, int action, int cell) {
        robot.cell = cell;
        if (robot.shelf != null) {
            robot.shelf.cell = cell;
        }
        if (action == WarehouseGame.LEFT || action == WarehouseGame.RIGHT) {
            List<Heading> clockwise = List.of(Heading.UP, Heading.RIGHT, Heading.DOWN, Heading.LEFT);
            int turn = action == WarehouseGame.RIGHT ? 1 : 3;
            robot.heading = clockwise.get((clockwise.indexOf(robot.heading) + turn) % 4);
        } else if (action == WarehouseGame.TOGGLE_LOAD && robot.shelf == null) {
            robot.shelf = shelfIn(cell);
        } else if (action == WarehouseGame.TOGGLE_LOAD && !layout.isHighway(cell)) {
            robot.shelf = null;
            robot.reward += robot.delivered ? 0.5 : 0;
            robot.delivered = false;
        }
    }

    /** Pays for requested shelves on goals, one goal after the other, and requests others, which may be on the next goal. */
    void deliver(Philox random) {
        for (int goal : layout.goals()) {
            Shelf shelf = shelfIn(goal);
            if (shelf != null && shelf.requested) {
                List<Shelf> others =
                        shelves.stream().filter(each -> !each.requested).toList();
                others.get(random.nextInt(others.size())).requested = true;
                shelf.requested = false;
                pay(robotIn(goal));
            }
        }
    }

    private void pay(Robot robot) {
        switch (rules.reward()) {
            case GLOBAL -> robots.forEach(each -> each.reward += 1);
            case INDIVIDUAL -> robot.reward += 1;
            case TWO_STAGE -> {
                robot.reward += 0.5;
                robot.delivered = true;
            }
        }
    }

    /** What is in the cells around a robot, row by row, by {@link Sensors}. */
    float[] sensors(Robot self) {
        List<Float> row = new ArrayList<>();
        boolean unit = rules.view().normalizeCoordinates();
        int down = self.cell / layout.width();
        int right = self.cell % layout.width();
        row.add((float) (right / (unit ? layout.width() - 1.0 : 1)));
        row.add((float) (down / (unit ? layout.height() - 1.0 : 1)));
        row.add(self.shelf == null ? 0f : 1f);
        addHeading(row, self.heading);
        row.add(layout.isHighway(self.cell) ? 1f : 0f);
        for (int cell : around(self)) {
            Robot robot = robotIn(cell);
            Shelf shelf = shelfIn(cell);
            row.add(robot == null ? 0f : 1f);
            addHeading(row, robot == null ? Heading.UP : robot.heading);
            for (int bit = 0; bit < rules.messageBits(); bit++) {
                row.add(robot == null ? 0f : (float) (robot.message >> bit & 1));
            }
            row.add(shelf == null ? 0f : 1f);
            row.add(shelf != null && shelf.requested ? 1f : 0f);
        }
        return array(row);
    }

    private static void addHeading(List<Float> row, Heading heading) {
        for (Heading each : Heading.values()) {
            row.add(each == heading ? 1f : 0f);
        }
    }

    /** The five layers around a robot, by {@link Layers}: turned a quarter at a time. */
    float[] layers(Robot self) {
        List<Integer> cells = around(self);
        int side = 2 * rules.sensorRange() + 1;
        int quarters = rules.view().directional() ? self.heading.quarters() : 0;
        for (int turn = 0; turn < quarters; turn++) {
            cells = turnedLeft(cells, side);
        }
        List<Float> row = new ArrayList<>();
        cells.forEach(cell -> row.add(shelfIn(cell) == null ? 0f : 1f));
        cells.forEach(cell -> row.add(shelfIn(cell) != null && shelfIn(cell).requested ? 1f : 0f));
        cells.forEach(cell -> row.add(robotIn(cell) == null ? 0f : 1f));
        cells.forEach(cell -> row.add(cell == layout.goals()[0] || cell == layout.goals()[1] ? 1f : 0f));
        cells.forEach(cell -> row.add(cell >= 0 && robotIn(cell) == null ? 1f : 0f));
        return array(row);
    }

    private static List<Integer> turnedLeft(List<Integer> square, int side) {
        List<Integer> turned = new ArrayList<>();
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                turned.add(square.get(j * side + side - 1 - i));
            }
        }
        return turned;
    }

    /** The cells around a robot row by row, -1 for those outside. */
    private List<Integer> around(Robot self) {
        List<Integer> cells = new ArrayList<>();
        for (int down = -rules.sensorRange(); down <= rules.sensorRange(); down++) {
            for (int right = -rules.sensorRange(); right <= rules.sensorRange(); right++) {
                int row = self.cell / layout.width() + down;
                int column = self.cell % layout.width() + right;
                boolean inside = row >= 0 && column >= 0 && row < layout.height() && column < layout.width();
                cells.add(inside ? row * layout.width() + column : -1);
            }
        }
        return cells;
    }

    private static float[] array(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
