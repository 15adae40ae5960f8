package io.throng.scenarios.traffic.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which lane leads where, if nobody says so: all lanes lead straight on, the rightmost also to the right, the leftmost also to
 * the left. Where the road straight on is narrower, lanes at the side to which one can turn only turn, as far as there is one; of
 * those that remain, neighbours become one.
 */
final class DefaultMovements {
    private static final double STRAIGHTEST = Math.PI / 3;

    private final Street from;
    private final int lanes;
    private final List<Movement> movements = new ArrayList<>();

    private DefaultMovements(Street from) {
        this.from = from;
        this.lanes = from.road().lanes();
    }

    /**
     * From one road.
     *
     * @param onward roads that begin where it ends
     * @param turnsAround whether drivers may go back along the road on the other side
     */
    static List<Movement> of(Street from, List<Street> onward, boolean turnsAround) {
        DefaultMovements all = new DefaultMovements(from);
        List<Street> targets = new ArrayList<>(onward);
        targets.removeIf(target -> target.isReverseOf(from));
        targets.sort(Comparator.comparingDouble(from::turnTo));
        all.lead(targets);
        if (turnsAround) {
            onward.stream().filter(target -> target.isReverseOf(from)).forEach(all::left);
        }
        return all.movements;
    }

    /** To roads from right to left. */
    private void lead(List<Street> targets) {
        Street ahead = targets.stream()
                .filter(target -> Math.abs(from.turnTo(target)) <= STRAIGHTEST)
                .min(Comparator.comparingDouble(target -> Math.abs(from.turnTo(target))))
                .orElse(null);
        if (ahead == null) {
            fork(targets);
            return;
        }
        int at = targets.indexOf(ahead);
        targets.subList(0, at).forEach(this::right);
        targets.subList(at + 1, targets.size()).forEach(this::left);
        straight(ahead, at > 0, at + 1 < targets.size());
    }

    private void right(Street target) {
        movements.add(new Movement(from, 0, target, 0));
    }

    private void left(Street target) {
        movements.add(new Movement(from, lanes - 1, target, target.road().lanes() - 1));
    }

    private void straight(Street target, boolean canTurnRight, boolean canTurnLeft) {
        int wide = target.road().lanes();
        int last = lanes > wide && canTurnLeft ? lanes - 1 : lanes;
        int first = last > wide && canTurnRight ? 1 : 0;
        spread(first, last, target);
    }

    /** Lanes to those of a road: one to one, or neighbours to one. */
    private void spread(int first, int last, Street target) {
        int wide = target.road().lanes();
        int count = last - first;
        for (int i = 0; i < count; i++) {
            movements.add(new Movement(from, first + i, target, count <= wide ? i : i * wide / count));
        }
    }

    /** Where nothing lies ahead, the right half of the lanes leads to the right, the left half to the left. */
    private void fork(List<Street> targets) {
        long turningRight =
                targets.stream().filter(target -> from.turnTo(target) < 0).count();
        boolean both = turningRight > 0 && turningRight < targets.size();
        int half = both ? lanes / 2 : 0;
        for (Street target : targets) {
            boolean isRight = from.turnTo(target) < 0;
            if (lanes == 1 || !both) {
                spread(0, lanes, target);
            } else if (isRight) {
                spread(0, half, target);
            } else {
                spread(half, lanes, target);
            }
        }
    }
}
