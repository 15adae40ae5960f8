package io.throng.scenarios.warehouse;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The rules of the warehouse. A step: robots that may go ahead do, by {@link Traffic}; others turn, lift the shelf in their
 * cell or put it down anywhere but on a highway; then requested shelves on goals are paid for, and others are requested.
 *
 * <p>Robots pass under shelves unless they carry one.
 */
final class WarehouseGame implements Game {
    static final int FORWARD = 1;
    static final int LEFT = 2;
    static final int RIGHT = 3;
    static final int TOGGLE_LOAD = 4;
    private static final double HALF = 0.5;

    private final Warehouse.Parameters rules;
    private final Layout layout;
    private final int count;
    private final Sight sight;
    private final List<Kind> kinds;

    final Robots robots;

    WarehouseGame(Warehouse.Parameters rules, Table agents, Table worlds) {
        this.rules = rules;
        this.layout = new Layout(rules.size(), rules.columnHeight());
        this.count = rules.agents();
        this.robots = new Robots(agents, worlds, layout);
        this.sight = rules.view().imageObservation()
                ? new Layers(rules, layout, robots)
                : new Sensors(rules, layout, robots);
        this.kinds = List.of(new Kind("robot", count, sight.spec(), actions()));
    }

    private ActionSpec actions() {
        var move = new ActionSpec.Discrete(List.of("stay", "forward", "left", "right", "toggle load"));
        if (rules.messageBits() == 0) {
            return move;
        }
        List<ActionSpec.Discrete> parts = new ArrayList<>(List.of(move));
        parts.addAll(Collections.nCopies(rules.messageBits(), new ActionSpec.Discrete(List.of("0", "1"))));
        return new ActionSpec.MultiDiscrete(parts);
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return rules.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        Philox random = turn.random();
        int first = world * count;
        for (int i = 0; i < count; i++) {
            int cell = freeCell(random.nextInt(layout.cells() - i), first, first + i);
            robots.cell.write()[first + i] = cell;
            robots.target.write()[first + i] = cell;
            robots.heading.write()[first + i] = random.nextInt(Heading.count());
        }
        for (var column : List.of(robots.carries, robots.delivered, robots.message, robots.action)) {
            Arrays.fill(column.write(), first, first + count, 0);
        }
        robots.idleSteps.write()[world] = 0;
        placeShelves(world);
        Arrays.fill(robots.requested.write(), world * layout.shelves(), (world + 1) * layout.shelves(), 0);
        for (int i = 0; i < rules.requested(); i++) {
            request(random, world, i);
        }
    }

    /** The cell of a number among those without a robot. */
    private int freeCell(int number, int fromRobot, int toRobot) {
        int left = number;
        for (int cell = 0; ; cell++) {
            if (Traffic.robotIn(cell, robots.cell.write(), fromRobot, toRobot) < 0 && left-- == 0) {
                return cell;
            }
        }
    }

    private void placeShelves(int world) {
        int shelf = 0;
        for (int cell = 0; cell < layout.cells(); cell++) {
            robots.shelf.write()[world * layout.cells() + cell] = layout.isHighway(cell) ? 0 : ++shelf;
        }
    }

    /** Requests one of the shelves that are not. */
    private void request(Philox random, int world, int requestedNow) {
        int left = random.nextInt(layout.shelves() - requestedNow);
        int[] requested = robots.requested.write();
        for (int shelf = world * layout.shelves(); ; shelf++) {
            if (requested[shelf] == 0 && left-- == 0) {
                requested[shelf] = 1;
                return;
            }
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int action = choice(actions[from], TOGGLE_LOAD);
        int message = 0;
        for (int bit = 0; bit < rules.messageBits(); bit++) {
            message |= choice(actions[from + 1 + bit], 1) << bit;
        }
        robots.action.write()[row] = action;
        robots.message.write()[row] = message;
        robots.target.write()[row] =
                action == FORWARD ? ahead(row) : robots.cell.read()[row];
        if (action == LEFT || action == RIGHT) {
            Heading now = Heading.of(robots.heading.read()[row]);
            robots.heading.write()[row] = now.turned(action == RIGHT ? 1 : 3).ordinal();
        }
    }

    private static int choice(float action, int highest) {
        int choice = (int) action;
        if (choice != action || choice < 0 || choice > highest) {
            throw new IllegalArgumentException(
                    "an action must be a whole number in [0, " + highest + "], got " + action);
        }
        return choice;
    }

    /** The cell ahead; a robot with a shelf stays where it is before a shelf that nobody carries. */
    private int ahead(int row) {
        int cell = robots.cell.read()[row];
        int ahead = layout.ahead(cell, Heading.of(robots.heading.read()[row]));
        if (ahead == cell || robots.carries.read()[row] == 0) {
            return ahead;
        }
        int world = row / count;
        boolean shelf = robots.shelf.read()[world * layout.cells() + ahead] > 0;
        int other = Traffic.robotIn(ahead, robots.cell.read(), world * count, (world + 1) * count);
        boolean carried = other >= 0 && robots.carries.read()[other] == 1;
        return shelf && !carried ? cell : ahead;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Arrays.fill(rewards, from, from + count, 0);
        move(world);
        for (int i = 0; i < count; i++) {
            if (robots.action.write()[world * count + i] == TOGGLE_LOAD) {
                rewards[from + i] += toggleLoad(world, world * count + i);
            }
        }
        boolean any = false;
        for (int goal : layout.goals()) {
            any |= deliver(turn.random(), world, goal, rewards, from);
        }
        int idle = any ? 0 : robots.idleSteps.read()[world] + 1;
        robots.idleSteps.write()[world] = idle;
        return rules.inactivitySteps() > 0 && idle >= rules.inactivitySteps();
    }

    private void move(int world) {
        int[] before = robots.cell.read();
        int[] after = robots.cell.write();
        int first = world * count;
        new Traffic(before, robots.target.write(), first, first + count, layout.width()).move(after);
        int[] shelves = robots.shelf.write();
        int[] carried = robots.shelf.read();
        int floor = world * layout.cells();
        for (int i = first; i < first + count; i++) {
            if (robots.carries.read()[i] == 1 && after[i] != before[i]) {
                shelves[floor + before[i]] = 0;
            }
        }
        for (int i = first; i < first + count; i++) {
            if (robots.carries.read()[i] == 1 && after[i] != before[i]) {
                shelves[floor + after[i]] = carried[floor + before[i]];
            }
        }
    }

    /** Lifts a shelf or puts it down; returns what that pays. */
    private double toggleLoad(int world, int row) {
        int cell = robots.cell.write()[row];
        if (robots.carries.read()[row] == 0) {
            robots.carries.write()[row] = robots.shelf.write()[world * layout.cells() + cell] > 0 ? 1 : 0;
            return 0;
        }
        if (layout.isHighway(cell)) {
            return 0;
        }
        boolean paid = robots.delivered.read()[row] == 1;
        robots.carries.write()[row] = 0;
        robots.delivered.write()[row] = 0;
        return paid ? HALF : 0;
    }

    /** Pays for a requested shelf on a goal, if there is one, and requests another. */
    private boolean deliver(Philox random, int world, int goal, double[] rewards, int from) {
        int shelf = robots.shelf.write()[world * layout.cells() + goal];
        int at = world * layout.shelves() + shelf - 1;
        if (shelf == 0 || robots.requested.write()[at] == 0) {
            return false;
        }
        request(random, world, rules.requested());
        robots.requested.write()[at] = 0;
        int first = world * count;
        int robot = Traffic.robotIn(goal, robots.cell.write(), first, first + count);
        switch (rules.reward()) {
            case GLOBAL -> {
                for (int i = from; i < from + count; i++) {
                    rewards[i] += 1;
                }
            }
            case INDIVIDUAL -> rewards[from + robot - first] += 1;
            case TWO_STAGE -> {
                rewards[from + robot - first] += HALF;
                robots.delivered.write()[robot] = 1;
            }
        }
        return true;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        sight.see(row, into, from);
    }
}
