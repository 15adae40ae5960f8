package io.throng.scenarios.traffic.net;

import java.util.BitSet;
import java.util.List;

/**
 * Who gives way to whom at a junction, by geometry and priority.
 *
 * <p>Movements are foes if their ways cross or end on the same lane. Of two foes one gives way, by the first of these rules that
 * tells them apart: from the same road, the one on the right; the one from the road of lower priority; of opposite ones, the one
 * that turns left; the one that has the other on its right; the one with the greater row. Where lanes become one in the manner of
 * a zipper, both do.
 */
final class RightOfWay {
    /** The cosine of the angle from which on roads are opposite. */
    static final double OPPOSITE = 0.7;

    /** The sine of the angle from which on somebody comes from the side. */
    static final double ASIDE = 0.05;

    /** How far before the way of others drivers wait inside a junction, and how much room it takes, in m. */
    private static final double BEFORE = 2.5;

    private static final double LEAST_ROOM = 2;

    private final JunctionType type;
    private final List<Movement> movements;
    private final List<Line> ways;
    private final BitSet[] foes;
    private final BitSet[] responses;

    /**
     * Of a junction.
     *
     * @param movements by row
     * @param ways likewise
     */
    RightOfWay(JunctionType type, List<Movement> movements, List<Line> ways) {
        this.type = type;
        this.movements = movements;
        this.ways = ways;
        int count = movements.size();
        foes = new BitSet[count];
        responses = new BitSet[count];
        for (int i = 0; i < count; i++) {
            foes[i] = new BitSet(count);
            responses[i] = new BitSet(count);
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                meet(j, i);
            }
        }
    }

    private void meet(int first, int second) {
        Movement a = movements.get(first);
        Movement b = movements.get(second);
        boolean merge = a.mergesWith(b);
        if (a.divergesFrom(b) || !merge && ways.get(first).crossing(ways.get(second)) == Double.POSITIVE_INFINITY) {
            return;
        }
        foes[first].set(second);
        foes[second].set(first);
        boolean both = merge && type == JunctionType.ZIPPER;
        boolean firstYields = yields(a, b);
        responses[first].set(second, both || firstYields);
        responses[second].set(first, both || !firstYields);
    }

    /** Whether the movement of the lower row gives way. */
    private boolean yields(Movement a, Movement b) {
        if (a.from().equals(b.from())) {
            return a.fromLane() < b.fromLane();
        }
        int priority = Integer.compare(priority(a), priority(b));
        if (priority != 0) {
            return priority < 0;
        }
        if (a.isOpposedBy(b)) {
            return a.turnsLeft() && !b.turnsLeft();
        }
        return a.hasOnItsRight(b);
    }

    private int priority(Movement movement) {
        return type == JunctionType.RIGHT_BEFORE_LEFT
                ? 0
                : movement.from().road().priority();
    }

    BitSet foes(int row) {
        return foes[row];
    }

    BitSet responses(int row) {
        return responses[row];
    }

    /** As {@link Link#state}. */
    char state(int row) {
        if (type == JunctionType.TRAFFIC_LIGHT) {
            return responses[row].isEmpty() ? 'O' : 'o';
        }
        Movement own = movements.get(row);
        boolean isZipper = type == JunctionType.ZIPPER;
        boolean minds = false;
        for (Movement other : others(responses[row])) {
            if (isZipper && own.mergesWith(other)) {
                return 'Z';
            }
            minds |= priority(own) == priority(other) && own.hasOnItsRight(other);
        }
        return minds ? '=' : responses[row].isEmpty() ? 'M' : 'm';
    }

    private List<Movement> others(BitSet rows) {
        return rows.stream().mapToObj(movements::get).toList();
    }

    /**
     * Where drivers wait inside the junction who turn left through those that come towards them at a signal; in m from the
     * beginning of their way. 0 if they wait at the stop line.
     */
    double waitsAt(int row) {
        Movement own = movements.get(row);
        if (type != JunctionType.TRAFFIC_LIGHT || !own.turnsLeft()) {
            return 0;
        }
        Line way = ways.get(row);
        double nearest = responses[row].stream()
                .filter(other -> own.isOpposedBy(movements.get(other)) && !own.mergesWith(movements.get(other)))
                .mapToDouble(other -> way.crossing(ways.get(other)))
                .min()
                .orElse(0);
        double place = nearest - BEFORE;
        return place >= LEAST_ROOM ? place : 0;
    }
}
