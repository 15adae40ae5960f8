package io.throng.scenarios.traffic.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A junction that is being built, with the roads that meet there and the ways over it. */
final class Crossroads {
    private static final double STRAIGHT = Math.PI / 4;

    final RoadNetworkBuilder.Node node;
    final List<Street> arriving = new ArrayList<>();
    final List<Street> leaving = new ArrayList<>();

    /** In order of rows. */
    final List<Movement> movements = new ArrayList<>();

    Crossroads(RoadNetworkBuilder.Node node) {
        this.node = node;
    }

    /**
     * Finds the ways over it.
     *
     * @param given between roads of which something is given
     * @param isGiven which roads those are
     */
    void connect(List<Movement> given, Set<Street> isGiven) {
        if (node.type() == JunctionType.DEAD_END && !given.isEmpty()) {
            throw new IllegalArgumentException("junction " + node.id() + " is a dead end, but road "
                    + given.getFirst().from().id() + " leads on from it; give it another type");
        }
        if (node.type() == JunctionType.DEAD_END && !node.turnsAround()) {
            return;
        }
        for (Street street : arriving) {
            List<Movement> found = new ArrayList<>(
                    isGiven.contains(street)
                            ? given.stream()
                                    .filter(movement -> movement.from().equals(street))
                                    .toList()
                            : DefaultMovements.of(street, leaving, node.turnsAround()));
            found.sort(Comparator.comparingInt(Movement::fromLane)
                    .thenComparingDouble(movement -> street.turnTo(movement.to()))
                    .thenComparing(movement -> movement.to().id())
                    .thenComparingInt(Movement::toLane));
            movements.addAll(found);
        }
    }

    /** Whether lanes join directly: a road, or the two of a street, goes on as one other with as many lanes. */
    boolean isJoint() {
        if (node.radius() > 0 || node.type() == JunctionType.TRAFFIC_LIGHT || movements.isEmpty()) {
            return false;
        }
        for (Movement movement : movements) {
            if (movement.fromLane() != movement.toLane()
                    || movement.from().road().lanes() != movement.to().road().lanes()
                    || movement.to().isReverseOf(movement.from())
                    || Math.abs(movement.from().turnTo(movement.to())) > STRAIGHT) {
                return false;
            }
        }
        for (Movement one : movements) {
            for (Movement other : movements) {
                boolean sameWay = one.from().equals(other.from());
                if (sameWay != one.to().equals(other.to()) || !sameWay && !one.isOpposedBy(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How far a road's stop line is from it, in m along the road's line. */
    double setback(Street street, boolean arrives) {
        if (movements.isEmpty() || isJoint()) {
            return node.radius();
        }
        return node.radius() > 0 ? node.radius() : Setbacks.of(street, arrives, arriving, leaving);
    }
}
