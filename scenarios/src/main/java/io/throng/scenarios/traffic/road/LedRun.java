package io.throng.scenarios.traffic.road;

import io.throng.kernel.SteeredRun;
import io.throng.kernel.step.ReferenceLoop;
import java.util.Arrays;

/** Traffic some of whose vehicles are led from outside, from decision to decision. */
final class LedRun implements SteeredRun {
    private static final long NOBODY = -1;
    private static final double ACCEL = 3;
    private static final double SPEED = 20;
    private static final double GAP = 50;
    private static final double DISTANCE = 100;
    private static final double MANY = 50;
    private static final double SIGHT = 150;
    private static final double SHORT_HEADWAY = 1;
    private static final double HEADWAY_PENALTY = 0.1;
    private static final double STANDS = 0.1;
    private static final double SOFT_PENALTY = 0.5;
    private static final double MEMORY = 20;
    private static final double HOUR = 3600;

    private final LedTask task;
    private final RoadTraffic world;
    private final ReferenceLoop loop;
    private final Traffic traffic;
    private final Fleet fleet;
    private final int type;

    /** Vehicles that are led, by slot; their speeds lately and a step ago. */
    private final long[] led;

    private final double[] lately;
    private final double[] before;
    private int decision;
    private int gone;

    /** The gap to the vehicle that {@link #leader} found last, in m. */
    private double gapAhead;

    /** The gap to the vehicle that {@link #follower} found last, in m. */
    private double gapBehind;

    LedRun(LedTask task, String name, int seed) {
        this.task = task;
        this.world = new RoadTraffic(name, task.scene(), Signalling.PROGRAMS);
        this.loop = new ReferenceLoop(world, seed);
        this.traffic = world.traffic();
        this.fleet = traffic.fleet;
        this.type = task.type();
        this.led = new long[task.agents()];
        this.lately = new double[led.length];
        this.before = new double[led.length];
        Arrays.fill(led, NOBODY);
        loop.run(task.warmUpSteps());
        gone = left();
        enlist();
    }

    Traffic traffic() {
        return traffic;
    }

    private int row(int slot) {
        int row = led[slot] == NOBODY ? -1 : fleet.table.rowOf(led[slot]);
        return row >= 0 && fleet.isDriving(row) ? row : -1;
    }

    @Override
    public void act(int agent, double[] action, int from) {
        if (!task.human() && row(agent) >= 0) {
            traffic.commands.accelerate(led[agent], ACCEL * Math.clamp(action[from], -1, 1));
        }
    }

    @Override
    public boolean advance(double[] rewards, int from) {
        double[] earned = new double[led.length];
        for (int i = 0; i < task.stepsPerDecision(); i++) {
            loop.run(1);
            remember();
            pay(earned);
        }
        decision++;
        double left = left() - gone;
        gone = left();
        double dt = task.scene().dt;
        double seconds = dt * task.stepsPerDecision() * task.decisions();
        for (int slot = 0; slot < led.length; slot++) {
            rewards[from + slot] = task.reward() == LedReward.OUTFLOW ? left * HOUR / seconds : earned[slot];
        }
        enlist();
        return false;
    }

    /** How many vehicles have left the road. */
    private int left() {
        int count = 0;
        for (int row = 0; row < fleet.table.rows(); row++) {
            count += fleet.isGate(row) ? fleet.gone.read()[row] : fleet.hasArrived(row) ? 1 : 0;
        }
        return count;
    }

    private void remember() {
        double share = Math.min(1, task.scene().dt / MEMORY);
        for (int slot = 0; slot < led.length; slot++) {
            int row = row(slot);
            if (row >= 0) {
                lately[slot] += share * (fleet.speed.read()[row] - lately[slot]);
            }
        }
    }

    private void pay(double[] earned) {
        double dt = task.scene().dt;
        double perStep = 1.0 / (task.decisions() * (double) task.stepsPerDecision());
        switch (task.reward()) {
            case DESIRED_SPEED -> add(earned, dt * (desiredSpeed() - HEADWAY_PENALTY * shortHeadways()));
            case PROGRESS_TIMES_PENALTIES -> {
                for (int slot = 0; slot < led.length; slot++) {
                    earned[slot] += dt * progress(slot);
                }
            }
            case SPEED -> add(earned, perStep * meanSpeed());
            case COMMUTE -> add(earned, -perStep * present());
            case OUTFLOW -> {}
        }
        for (int slot = 0; slot < led.length; slot++) {
            int row = row(slot);
            before[slot] = row < 0 ? 0 : fleet.speed.read()[row];
        }
    }

    private static void add(double[] earned, double each) {
        for (int slot = 0; slot < earned.length; slot++) {
            earned[slot] += each;
        }
    }

    private double desiredSpeed() {
        double off = 0;
        int count = 0;
        for (int row = 0; row < fleet.table.rows(); row++) {
            if (fleet.isDriving(row)) {
                double difference = SPEED - fleet.speed.read()[row];
                off += difference * difference;
                count++;
            }
        }
        return count == 0 ? 0 : Math.max(0, 1 - Math.sqrt(off / count) / SPEED);
    }

    private double shortHeadways() {
        double sum = 0;
        for (int slot = 0; slot < led.length; slot++) {
            int row = row(slot);
            sum += row < 0 ? 0 : Math.max(0, SHORT_HEADWAY - headway(row));
        }
        return sum;
    }

    /** Seconds to where the leader's rear is; infinite for those who stand or have none. */
    private double headway(int row) {
        double speed = fleet.speed.read()[row];
        int leader = leader(row);
        return speed < STANDS || leader < 0 ? Double.POSITIVE_INFINITY : gapAhead / speed;
    }

    private double progress(int slot) {
        int row = row(slot);
        if (row < 0) {
            return 0;
        }
        double speed = fleet.speed.read()[row];
        double factor = headway(row) < SHORT_HEADWAY ? SOFT_PENALTY : 1;
        boolean isHard = Math.abs(speed - before[slot]) > ACCEL * task.scene().dt + 1e-9;
        factor *= isHard ? SOFT_PENALTY : 1;
        factor *= speed < STANDS && traffic.roads.inside[fleet.lane.read()[row]] ? SOFT_PENALTY : 1;
        return factor * speed / SPEED;
    }

    private double meanSpeed() {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < fleet.table.rows(); row++) {
            if (fleet.isDriving(row)) {
                sum += fleet.speed.read()[row];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private int present() {
        int count = 0;
        for (int row = 0; row < fleet.table.rows(); row++) {
            count += !fleet.isGate(row) && !fleet.hasArrived(row) ? 1 : 0;
        }
        return count;
    }

    /** Lets go of those who have left and takes the first who have come. */
    private void enlist() {
        for (int slot = 0; slot < led.length; slot++) {
            if (row(slot) < 0) {
                led[slot] = NOBODY;
            }
        }
        for (int row = 0; row < fleet.table.rows(); row++) {
            boolean isNew = fleet.isDriving(row) && fleet.type.read()[row] == type && slotOf(fleet.table.id(row)) < 0;
            int free = isNew ? slotOf(NOBODY) : -1;
            if (free >= 0) {
                led[free] = fleet.table.id(row);
                lately[free] = fleet.speed.read()[row];
                before[free] = fleet.speed.read()[row];
            }
        }
    }

    private int slotOf(long id) {
        for (int slot = 0; slot < led.length; slot++) {
            if (led[slot] == id) {
                return slot;
            }
        }
        return -1;
    }

    @Override
    public boolean isAlive(int agent) {
        return led[agent] != NOBODY;
    }

    /** The next vehicle on the way of one, within sight; -1 if there is none. */
    private int leader(int row) {
        int ahead = traffic.index.ahead(row);
        if (ahead >= 0) {
            gapAhead = traffic.rear(ahead) - fleet.position.read()[row];
            return ahead;
        }
        int[] stretches = traffic.stretches(row);
        int leg = fleet.leg.read()[row];
        int lane = fleet.lane.read()[row];
        double metres = traffic.roads.length[lane] - fleet.position.read()[row];
        while (metres < SIGHT) {
            int link = traffic.roads.inside[lane]
                    ? traffic.roads.onward[lane]
                    : traffic.ways.link(stretches[leg], traffic.roads.index[lane]);
            if (link < 0) {
                return -1;
            }
            lane = traffic.roads.next[link];
            leg += traffic.roads.inside[lane] ? 0 : 1;
            int last = traffic.index.last(lane);
            if (last >= 0) {
                gapAhead = metres + traffic.rear(last);
                return last == row ? -1 : last;
            }
            metres += traffic.roads.length[lane];
        }
        return -1;
    }

    /** The vehicle behind on the lane, or the nearest that comes to it, within sight; -1 if there is none. */
    private int follower(int row) {
        int behind = traffic.index.behind(row);
        if (behind >= 0) {
            gapBehind = traffic.rear(row) - fleet.position.read()[behind];
            return behind;
        }
        int lane = fleet.lane.read()[row];
        int found = -1;
        gapBehind = SIGHT;
        for (int link : traffic.roads.into[lane]) {
            int from = traffic.roads.from[link];
            int first = traffic.index.first(from);
            if (first >= 0 && first != row) {
                double gap = traffic.rear(row)
                        + traffic.roads.length[from]
                        - fleet.position.read()[first];
                if (gap < gapBehind) {
                    gapBehind = gap;
                    found = first;
                }
            }
        }
        return found;
    }

    @Override
    public void observe(int agent, float[] into, int from) {
        Arrays.fill(into, from, from + LedTask.FEATURES, 0);
        int row = row(agent);
        if (row < 0) {
            return;
        }
        int lane = fleet.lane.read()[row];
        int at = from;
        into[at++] = (float) (fleet.speed.read()[row] / SPEED);
        into[at++] = (float) (lately[agent] / SPEED);
        into[at++] = (float) (meanSpeed() / SPEED);
        double left = traffic.roads.length[lane] - fleet.position.read()[row];
        into[at++] = (float) (Math.min(left, 5 * DISTANCE) / DISTANCE);
        int leader = leader(row);
        into[at++] = leader >= 0 ? 1 : 0;
        into[at++] = (float) ((leader >= 0 ? gapAhead : SIGHT) / GAP);
        into[at++] = leader >= 0 ? (float) (fleet.speed.read()[leader] / SPEED) : 1;
        int follower = follower(row);
        into[at++] = follower >= 0 ? 1 : 0;
        into[at++] = (float) ((follower >= 0 ? gapBehind : SIGHT) / GAP);
        into[at++] = follower >= 0 ? (float) (fleet.speed.read()[follower] / SPEED) : 1;
        at = observeJunction(row, lane, into, at);
        into[at] = (float) (present() / MANY);
    }

    /** Whether one gives way at the end of the lane, and who is nearest to it of those whose ways meet the own. */
    private int observeJunction(int row, int lane, float[] into, int from) {
        int at = from;
        int link = traffic.roads.inside[lane]
                ? -1
                : traffic.ways.link(traffic.stretches(row)[fleet.leg.read()[row]], traffic.roads.index[lane]);
        into[at++] = link >= 0 && traffic.roads.yields[link].length > 0 ? 1 : 0;
        int nearest = -1;
        double least = SIGHT;
        if (link >= 0) {
            for (Conflict conflict : traffic.roads.conflicts[link]) {
                int foeLane = traffic.roads.from[conflict.foe()];
                int first = traffic.index.first(foeLane);
                double metres = first < 0
                        ? SIGHT
                        : traffic.roads.length[foeLane] - fleet.position.read()[first];
                if (metres < least) {
                    least = metres;
                    nearest = first;
                }
            }
        }
        into[at++] = nearest >= 0 ? 1 : 0;
        into[at++] = (float) (least / DISTANCE);
        into[at++] = nearest >= 0 ? (float) (fleet.speed.read()[nearest] / SPEED) : 0;
        return at;
    }

    @Override
    public long digest() {
        return loop.hash() + 31L * decision;
    }

    @Override
    public void close() {}
}
