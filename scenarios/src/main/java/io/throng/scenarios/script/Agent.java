package io.throng.scenarios.script;

import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.kernel.math.Angles;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.random.Draws;
import io.throng.kernel.space.Plane;

/**
 * The agent whose turn it is: the only one that the turn can change.
 *
 * <p>It reads back what it wrote in the same turn; others see that in the next step. When its rules are done it goes
 * {@link #speed()} metres along its heading, round the torus or as far as the wall. Valid within the turn.
 */
public final class Agent {
    private final AgentColumns columns;
    private final Plane plane;
    private Turn turn = null;
    private int row;
    private boolean lookedAt;

    Agent(AgentColumns columns, Plane plane) {
        this.columns = columns;
        this.plane = plane;
    }

    void open(Turn ofAgent, int atRow) {
        turn = ofAgent;
        row = atRow;
        lookedAt = false;
    }

    /** Opens it to those who only ask: what would change it is refused. */
    void show(Turn ofAgent, int atRow) {
        open(ofAgent, atRow);
        lookedAt = true;
    }

    /** The row, for what changes it. */
    private int mine() {
        if (lookedAt) {
            throw new IllegalStateException(
                    "observations and rewards only look at an agent; change it in a choice, a control or a" + " rule");
        }
        return row;
    }

    /** What an agent does after its rules: it goes on. */
    void move() {
        columns.writeDirection(row);
        float speed = columns.speed.write()[row];
        float[] x = columns.x.write();
        float[] y = columns.y.write();
        x[row] = plane.intoX(x[row] + speed * columns.headingX.write()[row]);
        y[row] = plane.intoY(y[row] + speed * columns.headingY.write()[row]);
    }

    /** The number that is this agent's for its whole life; mail is sent to it. */
    public long id() {
        return turn.id();
    }

    /** The step being taken, from 0. */
    public long step() {
        return turn.step();
    }

    /** The name of its kind. */
    public String kind() {
        return columns.kinds.name(columns.kind.read()[row]);
    }

    /** Its place along x, in metres. */
    public double x() {
        return columns.x.write()[row];
    }

    /** Its place along y, in metres. */
    public double y() {
        return columns.y.write()[row];
    }

    /** Where it heads, in radians in [-π, π), anticlockwise from the x axis. */
    public double heading() {
        return columns.heading.write()[row];
    }

    /** How far it goes in a step, in metres. */
    public double speed() {
        return columns.speed.write()[row];
    }

    /** Its value of a property. */
    public double get(String property) {
        return columns.property(property).write()[row];
    }

    /** Whether it stands at a wall; never on a torus. */
    public boolean atWall() {
        float x = columns.x.write()[row];
        float y = columns.y.write()[row];
        return !plane.torus()
                && (x == 0 || y == 0 || x == Math.nextDown(plane.width()) || y == Math.nextDown(plane.height()));
    }

    /** Where a point is from here, in radians in [-π, π]; the short way round a torus. */
    public double directionTo(double x, double y) {
        return Elementary.atan2(alongY(y), alongX(x));
    }

    /** How far away a point is, in metres; the short way round a torus. */
    public double distanceTo(double x, double y) {
        double dx = alongX(x);
        double dy = alongY(y);
        return Math.sqrt(dx * dx + dy * dy);
    }

    private double alongX(double x) {
        return plane.alongX(columns.x.write()[row], (float) x);
    }

    private double alongY(double y) {
        return plane.alongY(columns.y.write()[row], (float) y);
    }

    /** Heads in a direction, in radians. */
    public Agent turnTo(double direction) {
        columns.heading.write()[mine()] = Angles.wrap(Given.finite("heading", direction));
        return this;
    }

    /** Turns by an angle, in radians, positive anticlockwise. */
    public Agent turnBy(double angle) {
        return turnTo(heading() + angle);
    }

    /** Turns the short way towards a direction by at most an angle of at least 0, both in radians. */
    public Agent turnTowards(double direction, double atMost) {
        double turn = Angles.difference(Given.finite("heading", direction), heading());
        return turnBy(Math.clamp(turn, -Given.atLeastZero("largest turn", atMost), atMost));
    }

    /** Goes so many metres a step from now on; backwards if negative. */
    public Agent speed(double metresPerStep) {
        columns.speed.write()[mine()] = Given.finite("speed", metresPerStep);
        return this;
    }

    /** Jumps to a place, in metres: round the torus, or to the wall. */
    public Agent moveTo(double x, double y) {
        columns.x.write()[mine()] = plane.intoX(Given.finite("x", x));
        columns.y.write()[mine()] = plane.intoY(Given.finite("y", y));
        return this;
    }

    /** Jumps by so many metres: round the torus, or as far as the wall. */
    public Agent moveBy(double dx, double dy) {
        return moveTo(x() + dx, y() + dy);
    }

    /** Changes a property. */
    public Agent set(String property, double value) {
        columns.property(property).write()[mine()] = value;
        return this;
    }

    /** Adds to a property. */
    public Agent add(String property, double difference) {
        columns.property(property).write()[mine()] += difference;
        return this;
    }

    /** A random number in [low, high), or {@code low} if both are equal. */
    public double uniform(double low, double high) {
        return draws().uniform(low, high);
    }

    /** A normal random number. */
    public double gaussian(double mean, double standardDeviation) {
        return draws().gaussian(mean, standardDeviation);
    }

    /** True with a probability in [0, 1]. */
    public boolean chance(double probability) {
        return draws().chance(probability);
    }

    /** One of the numbers 0 to {@code choices - 1}, each as likely. */
    public int choice(int choices) {
        return draws().choice(choices);
    }

    private Draws draws() {
        return turn.random().draws();
    }

    /**
     * Sends mail that is in the receiver's inbox in the next step; mail to the dead is lost.
     *
     * @param receiver an agent's id
     * @param topic what the mail means: a number of your own
     */
    public Agent send(long receiver, int topic, double first, double second) {
        mine();
        turn.send(receiver, topic, first, second);
        return this;
    }

    /** Sends mail with one value. */
    public Agent send(long receiver, int topic, double value) {
        return send(receiver, topic, value, 0);
    }

    /** The mail sent to this agent in the step before, by sender and order of sending. */
    public Inbox inbox() {
        return turn.inbox();
    }

    /**
     * Has a child that takes its first turn in the next step. It is like this agent at the end of this step, until the
     * rule for newborns of its kind changes that.
     */
    public void bear() {
        mine();
        turn.bear();
    }

    /** Leaves the world at the end of this step. */
    public void die() {
        mine();
        turn.die();
    }
}
