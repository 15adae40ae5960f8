package io.throng.scenarios.traffic.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The program of a signal made from its junction: a green phase for each pair of opposite roads, see {@link SignalTiming}. */
final class SignalPhases {
    private static final double LEAST_GREEN = 5;
    private static final double MOST_GREEN = 50;

    private final List<Movement> movements;
    private final RightOfWay rightOfWay;
    private final SignalTiming timing;
    private final List<boolean[]> greens = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    private SignalPhases(List<Movement> movements, RightOfWay rightOfWay, SignalTiming timing) {
        this.movements = movements;
        this.rightOfWay = rightOfWay;
        this.timing = timing;
    }

    /** A light a movement, in order of rows. */
    static Signal.Program program(List<Movement> movements, RightOfWay rightOfWay, SignalTiming timing) {
        SignalPhases all = new SignalPhases(movements, rightOfWay, timing);
        List<Street> left = new ArrayList<>(
                movements.stream().map(Movement::from).distinct().toList());
        while (!left.isEmpty()) {
            Street first = left.getFirst();
            List<Street> axis = left.stream()
                    .filter(street -> street.equals(first) || isOpposite(street, first))
                    .toList();
            left.removeAll(axis);
            all.serve(axis);
        }
        return new Signal.Program("0", "static", timing.offset(), all.phases());
    }

    private static boolean isOpposite(Street one, Street other) {
        return one.line().finalHeading().dot(other.line().finalHeading()) < -RightOfWay.OPPOSITE;
    }

    private void serve(List<Street> axis) {
        IntPredicate onAxis = row -> axis.contains(movements.get(row).from());
        IntPredicate isProtected = row -> timing.left() > 0 && onAxis.test(row) && givesWayToOpposite(row);
        add(timing.green(), row -> onAxis.test(row) && !isProtected.test(row));
        add(timing.left(), isProtected);
    }

    private boolean givesWayToOpposite(int row) {
        Movement own = movements.get(row);
        return own.turnsLeft()
                && rightOfWay.responses(row).stream().anyMatch(other -> own.isOpposedBy(movements.get(other)));
    }

    private void add(double duration, IntPredicate isGreen) {
        boolean[] rows = new boolean[movements.size()];
        boolean any = false;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = isGreen.test(row);
            any |= rows[row];
        }
        if (any) {
            greens.add(rows);
            seconds.add(duration);
        }
    }

    private List<Signal.Phase> phases() {
        List<Signal.Phase> phases = new ArrayList<>();
        for (int i = 0; i < greens.size(); i++) {
            boolean[] now = greens.get(i);
            boolean[] next = greens.get((i + 1) % greens.size());
            double green = seconds.get(i);
            phases.add(new Signal.Phase(
                    green, state(now, now), Math.min(LEAST_GREEN, green), Math.max(MOST_GREEN, green)));
            if (greens.size() > 1) {
                phases.add(new Signal.Phase(timing.yellow(), state(now, next), timing.yellow(), timing.yellow()));
            }
        }
        return phases;
    }

    private String state(boolean[] now, boolean[] next) {
        StringBuilder state = new StringBuilder();
        for (int row = 0; row < now.length; row++) {
            state.append(!now[row] ? 'r' : !next[row] ? 'y' : givesWay(row, now) ? 'g' : 'G');
        }
        return state.toString();
    }

    private boolean givesWay(int row, boolean[] green) {
        return rightOfWay.responses(row).stream().anyMatch(other -> green[other]);
    }
}
