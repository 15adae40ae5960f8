package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.net.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a vehicle did since it departed, as far as those who report have to know: metres are counted along its way, from the
 * beginning of the lane on which it departed.
 */
final class Trip {
    final Lane departLane;
    final double departPosition;
    final double departSpeed;
    final double length;

    /** Lanes that it is or was on in the latest step, rearmost first. */
    final Deque<Stay> stays = new ArrayDeque<>();

    /** Lanes that its front came to in the latest step, in order. */
    List<Lane> entered = List.of();

    /** The lane from which it changed to one beside in the latest step; null if it did not. */
    Lane changedFrom;

    /** Where its front was and is, and how fast it went. */
    double before;

    double now;
    double speed;

    /** In the latest step, in m/s². */
    double acceleration;

    int leg;

    /** How often it had turned to another route. */
    int reroutes;

    /**
     * A lane that is under a vehicle, or was in the latest step.
     *
     * @param lane which
     * @param begin where it begins, in m along the vehicle's way
     */
    record Stay(Lane lane, double begin) {
        double end() {
            return begin + lane.length();
        }
    }

    Trip(Lane lane, double position, double speed, double length) {
        this.departLane = lane;
        this.departPosition = position;
        this.departSpeed = speed;
        this.length = length;
        this.speed = speed;
        this.before = position;
        this.now = position;
        stays.add(new Stay(lane, 0));
    }

    /**
     * Notes a step.
     *
     * @param lanes over which the front came: the one on which it was, or to which it changed, first
     * @param position along the last of them at the end
     * @param metresPerSecond how fast
     * @param dt of the step, in s
     */
    void move(List<Lane> lanes, double position, double metresPerSecond, double dt) {
        before = now;
        while (stays.size() > 1 && stays.getFirst().end() <= before - length) {
            stays.removeFirst();
        }
        changedFrom = null;
        if (lanes.getFirst().number() != stays.getLast().lane().number()) {
            Stay left = stays.removeLast();
            changedFrom = left.lane();
            stays.addLast(new Stay(lanes.getFirst(), left.begin()));
        }
        entered = lanes.subList(1, lanes.size());
        for (Lane lane : entered) {
            stays.addLast(new Stay(lane, stays.getLast().end()));
        }
        now = Math.max(before, stays.getLast().begin() + position);
        acceleration = (metresPerSecond - speed) / dt;
        speed = metresPerSecond;
    }

    /** What share of the latest step its front was between two places of its way. */
    double share(double from, double to) {
        if (now == before) {
            return now >= from && now < to ? 1 : 0;
        }
        return Math.max(0, Math.min(now, to) - Math.max(before, from)) / (now - before);
    }

    /** Whether its front passed a place in the latest step. */
    boolean passed(double place) {
        return before < place && place <= now;
    }
}
