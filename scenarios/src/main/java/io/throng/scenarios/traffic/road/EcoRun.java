package io.throng.scenarios.traffic.road;

import io.throng.kernel.SteeredRun;
import io.throng.kernel.record.Camera;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.scenarios.traffic.emission.Hbefa;
import java.util.Arrays;
import java.util.function.Supplier;

/** One approach to a signal whose controlled vehicles are led from outside. */
final class EcoRun implements SteeredRun {
    private static final long NOBODY = -1;
    private static final int CONTROLLED = 1;
    private static final double ACCEL = 2.6;
    private static final double DECEL = 4.5;
    private static final double LEAST_ADVICE = 0.1;
    private static final double CLEARLY = 0.02;
    private static final double QUEUE_SECONDS = 2;
    private static final double SPEED_SCALE = 15;
    private static final double STOP_PENALTY = 35;
    private static final double EMISSION_PENALTY = 3;
    private static final double PROGRESS_VALUE = 1;
    private static final double REWARD_SCALE = 5;

    private final EcoTask task;
    private final EcoContext context;
    private final int seed;
    private final RoadTraffic world;
    private final ReferenceLoop loop;
    private final Traffic traffic;

    /** Vehicles that are led, by slot. */
    private final long[] led;

    private double[] speeds = new double[64];

    /** Carbon dioxide in the latest step, in g/s, by row. */
    private double[] rates = new double[64];

    private double emitted;
    private int passed;
    private int decision;

    EcoRun(EcoTask task, int seed) {
        this(task, seed, !task.human());
    }

    private EcoRun(EcoTask task, int seed, boolean controlled) {
        this.task = task;
        this.seed = seed;
        this.context = task.context(seed);
        this.world = new RoadTraffic(
                "eco_driving",
                context.scene(EcoTask.STEP, task.seconds(), controlled && task.control() == EcoControl.ACCELERATION),
                Signalling.PROGRAMS);
        this.loop = new ReferenceLoop(world, seed);
        this.traffic = world.traffic();
        this.led = new long[task.vehicles()];
        Arrays.fill(led, NOBODY);
    }

    Traffic traffic() {
        return traffic;
    }

    Camera camera(Supplier<Traffic> now) {
        return new TrafficCamera(traffic.roads, now, false).camera("eco_driving");
    }

    @Override
    public void act(int agent, double[] action, int from) {
        if (led[agent] != NOBODY && !task.human() && isBeforeLine(led[agent])) {
            lead(led[agent], traffic.fleet.table.rowOf(led[agent]), action[from]);
        }
    }

    private void lead(long id, int row, double action) {
        double wanted = Math.clamp(action, -1, 1);
        switch (task.control()) {
            case COAST -> {
                double resistance = Hbefa.resistance(traffic.fleet.speed.read()[row]);
                traffic.commands.accelerate(id, action > 0 ? -resistance - CLEARLY : Double.NaN);
            }
            case GLIDE -> traffic.commands.advise(id, glide(row));
            case ADVICE ->
                traffic.commands.advise(id, context.limit() * (LEAST_ADVICE + (1 - LEAST_ADVICE) * (1 + wanted) / 2));
            case ACCELERATION -> traffic.commands.accelerate(id, wanted >= 0 ? wanted * ACCEL : wanted * DECEL);
        }
    }

    private double glide(int row) {
        double left = toLine(row);
        double untilYellow = untilYellow();
        if (isGreen() && left / context.limit() < untilYellow) {
            return context.limit();
        }
        double untilNext = isGreen() ? untilYellow + EcoContext.YELLOW + context.red() : untilGreen();
        double arrival = untilNext + QUEUE_SECONDS * ahead(row);
        return Math.clamp(left / Math.max(arrival, EcoTask.STEP), LEAST_ADVICE * context.limit(), context.limit());
    }

    private double inCycle() {
        return loop.step() * EcoTask.STEP % context.cycle();
    }

    private boolean isGreen() {
        double now = inCycle();
        return now >= context.red() && now < context.red() + context.green();
    }

    /** Seconds until green begins; 0 while it is there. */
    private double untilGreen() {
        double now = inCycle();
        if (isGreen()) {
            return 0;
        }
        return now < context.red() ? context.red() - now : context.cycle() - now + context.red();
    }

    /** Seconds until green ends, this one or the next. */
    private double untilYellow() {
        return isGreen() ? context.red() + context.green() - inCycle() : untilGreen() + context.green();
    }

    private boolean isBeforeLine(long id) {
        int row = traffic.fleet.table.rowOf(id);
        return row >= 0 && traffic.fleet.lane.read()[row] == EcoContext.APPROACH;
    }

    @Override
    public boolean advance(double[] rewards, int from) {
        double[] earned = new double[led.length];
        for (int i = 0; i < EcoTask.STEPS_PER_DECISION; i++) {
            step(earned);
        }
        decision++;
        enlist();
        boolean isLast = decision >= task.decisions();
        for (int slot = 0; slot < led.length; slot++) {
            rewards[from + slot] = task.reward().isOutcome() ? 0 : earned[slot] / EcoTask.STEPS_PER_DECISION;
        }
        if (isLast && task.reward().isOutcome()) {
            Arrays.fill(rewards, from, from + led.length, outcome());
        }
        return false;
    }

    private void step(double[] earned) {
        Fleet fleet = traffic.fleet;
        loop.run(1);
        if (rates.length < fleet.table.rows()) {
            rates = new double[2 * fleet.table.rows()];
        }
        int beyond = 0;
        for (int row = 0; row < fleet.table.rows(); row++) {
            if (fleet.isGate(row)) {
                beyond += fleet.gone.read()[row];
                continue;
            }
            beyond += !fleet.isWaiting(row) && fleet.lane.read()[row] != EcoContext.APPROACH ? 1 : 0;
            if (!fleet.isDriving(row)) {
                continue;
            }
            long id = fleet.table.id(row);
            double speed = fleet.speed.read()[row];
            double acceleration = (speed - before(id, speed, row)) / EcoTask.STEP;
            double rate = task.emission().rate(speed, acceleration, context.temperature(), context.humidity());
            speeds[(int) id] = speed;
            emitted += rate * EcoTask.STEP;
            rates[row] = rate;
        }
        passed = beyond;
        pay(earned);
    }

    private void pay(double[] earned) {
        for (int slot = 0; slot < led.length; slot++) {
            int row = led[slot] == NOBODY ? -1 : traffic.fleet.table.rowOf(led[slot]);
            if (row < 0 || !traffic.fleet.isDriving(row)) {
                continue;
            }
            double speed = traffic.fleet.speed.read()[row];
            earned[slot] += task.reward() == EcoReward.SPEED_AND_EMISSION
                    ? (speed - STOP_PENALTY * Math.max(0, 1 - speed) - EMISSION_PENALTY * rates[row]) / SPEED_SCALE
                    : (PROGRESS_VALUE * speed - platoonRate(row)) / REWARD_SCALE;
        }
    }

    /** The mean rate of a vehicle and those behind it that are not controlled, up to the next one that is. */
    private double platoonRate(int row) {
        double sum = rates[row];
        int count = 1;
        for (int other = traffic.index.behind(row); other >= 0; other = traffic.index.behind(other)) {
            if (traffic.fleet.type.read()[other] == CONTROLLED) {
                break;
            }
            sum += rates[other];
            count++;
        }
        return sum / count;
    }

    /** The speed a step ago; the same if the vehicle has just come. */
    private double before(long id, double speed, int row) {
        if (id >= speeds.length) {
            speeds = Arrays.copyOf(speeds, Math.max((int) id + 1, speeds.length * 2));
        }
        boolean isNew = traffic.fleet.departed.read()[row] == loop.step() - 1;
        return isNew ? speed : speeds[(int) id];
    }

    private int slotOf(long id) {
        for (int slot = 0; slot < led.length; slot++) {
            if (led[slot] == id) {
                return slot;
            }
        }
        return -1;
    }

    /** Lets those who have passed the line drive by themselves until they leave, and takes the first who have come. */
    private void enlist() {
        Fleet fleet = traffic.fleet;
        for (int slot = 0; slot < led.length; slot++) {
            int row = led[slot] == NOBODY ? -1 : fleet.table.rowOf(led[slot]);
            if (row < 0 || !fleet.isDriving(row)) {
                led[slot] = NOBODY;
            } else if (fleet.lane.read()[row] != EcoContext.APPROACH) {
                traffic.commands.accelerate(led[slot], Double.NaN);
                traffic.commands.advise(led[slot], Double.POSITIVE_INFINITY);
            }
        }
        for (int row = traffic.index.first(EcoContext.APPROACH); row >= 0; row = traffic.index.behind(row)) {
            long id = fleet.table.id(row);
            if (fleet.type.read()[row] == CONTROLLED && slotOf(id) < 0) {
                int free = slotOf(NOBODY);
                if (free < 0) {
                    return;
                }
                led[free] = id;
            }
        }
    }

    /** Beside the same traffic without control. */
    private double outcome() {
        EcoRun without = new EcoRun(task, seed, false);
        double[] unused = new double[without.led.length];
        for (int i = 0; i < task.decisions() * EcoTask.STEPS_PER_DECISION; i++) {
            without.step(unused);
        }
        boolean kept = passed >= without.passed;
        if (task.reward() == EcoReward.THROUGHPUT_KEPT) {
            return kept ? 1 : 0;
        }
        return kept && passed > 0 && without.passed > 0
                ? 1 - (emitted / passed) / (without.emitted / without.passed)
                : 0;
    }

    @Override
    public boolean isAlive(int agent) {
        return led[agent] != NOBODY;
    }

    @Override
    public void observe(int agent, float[] into, int from) {
        Arrays.fill(into, from, from + EcoTask.FEATURES, 0);
        int row = led[agent] == NOBODY ? -1 : traffic.fleet.table.rowOf(led[agent]);
        if (row < 0) {
            return;
        }
        double speed = traffic.fleet.speed.read()[row];
        double left = toLine(row);
        int at = from;
        into[at++] = (float) (speed / SPEED_SCALE);
        into[at++] = (float) (left / 250);
        into[at++] = isGreen() ? 1 : 0;
        into[at++] = (float) (untilGreen() / 30);
        into[at++] = (float) (untilYellow() / 30);
        into[at++] = (float) (Math.clamp(left / Math.max(untilGreen(), 0.5), 0, 30) / SPEED_SCALE);
        into[at++] = (float) (Math.clamp(left / Math.max(untilYellow(), 0.5), 0, 30) / SPEED_SCALE);
        int leader = traffic.index.ahead(row);
        into[at++] = leader >= 0 ? 1 : 0;
        into[at++] = leader < 0
                ? 2
                : (float) (Math.min(
                                100,
                                traffic.rear(leader) - traffic.fleet.position.read()[row])
                        / 50);
        into[at++] = leader < 0 ? 1 : (float) (traffic.fleet.speed.read()[leader] / SPEED_SCALE);
        int follower = traffic.index.behind(row);
        into[at++] = follower >= 0 ? 1 : 0;
        into[at++] = follower < 0
                ? 2
                : (float) (Math.min(
                                100, traffic.rear(row) - traffic.fleet.position.read()[follower])
                        / 50);
        into[at++] = (float) (ahead(row) / 10.0);
        into[at++] = (float) context.share();
        into[at++] = (float) (context.limit() / SPEED_SCALE);
        into[at++] = (float) (context.green() / 50);
        into[at++] = (float) (context.red() / 50);
        into[at++] = (float) (context.temperature() / 100);
        into[at] = (float) (context.humidity() / 100);
    }

    /** Metres to the line, negative beyond it. */
    private double toLine(int row) {
        double position = traffic.fleet.position.read()[row];
        return switch (traffic.fleet.lane.read()[row]) {
            case EcoContext.APPROACH -> context.length() - position;
            case EcoContext.CROSSING -> -position;
            default -> -EcoContext.CROSSING_LENGTH - position;
        };
    }

    private int ahead(int row) {
        int count = 0;
        for (int other = traffic.index.ahead(row); other >= 0; other = traffic.index.ahead(other)) {
            count++;
        }
        return count;
    }

    @Override
    public long digest() {
        return loop.hash() + 31L * decision;
    }

    @Override
    public void close() {}
}
