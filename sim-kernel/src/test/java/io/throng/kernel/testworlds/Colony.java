package io.throng.kernel.testworlds;

import io.throng.kernel.Inbox;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.CellList;
import io.throng.kernel.space.Plane;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that ungrouped agents can do at once, on a torus or between walls: neighbours, mail to neighbours, to
 * strangers and to the dead, in both phases, at once and late; births and deaths of a tenth each step; claims read in resolve. What is heard
 * is mixed into a column in a way that shows any change of order.
 */
public final class Colony implements World {
    private static final float RADIUS = 1;
    private static final double TENTH = 0.1;
    private static final int GREETING = 1;
    private static final int CLAIM = 2;
    private static final int LATE = 3;
    private static final int LATE_CLAIM = 4;

    private final Table agents = new Table("agents");
    private final FloatColumn x = agents.floats("x", "m");
    private final FloatColumn y = agents.floats("y", "m");
    private final DoubleColumn mood = agents.doubles("mood", "", 2);
    private final LongColumn heard = agents.longs("heard", "");
    private final LongColumn claim = agents.longs("claim", "");
    private final FloatColumn stride = agents.constantFloats("stride", "m");
    private final Plane plane;
    private final CellList cells;
    private final int founders;

    /** A colony of so many founders, four to a square metre. */
    public Colony(int founders, boolean torus) {
        float side = (float) Math.max(1, Math.sqrt(founders / 4.0));
        this.founders = founders;
        this.plane = new Plane(side, side, torus);
        this.cells = new CellList(plane, RADIUS, x, y);
    }

    @Override
    public String name() {
        return "colony";
    }

    @Override
    public String parameters() {
        return founders + " founders, " + plane;
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return founders;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE, Phase.SENSE);
    }

    @Override
    public List<CellList> indexes() {
        return List.of(cells);
    }

    @Override
    public void birth(Turn turn, int row) {
        int parent = turn.parentRow();
        if (parent < 0) {
            x.write()[row] = turn.random().nextFloat() * plane.width();
            y.write()[row] = turn.random().nextFloat() * plane.height();
        } else {
            x.write()[row] = x.read()[parent];
            y.write()[row] = y.read()[parent];
            heard.write()[row] = Seeds.mix(heard.read()[parent] + turn.step());
        }
        stride.write()[row] = 0.1f + 0.1f * turn.random().nextFloat();
    }

    @Override
    public void decide(Turn turn, int row) {
        listen(turn, row);
        int neighbour = walk(turn, row);
        if (neighbour >= 0) {
            turn.send(agents.id(neighbour), GREETING, x.read()[row], mood.read()[2 * row]);
        }
        turn.send(turn.random().nextInt((int) agents.nextId()), GREETING, turn.id(), turn.step());
        turn.sendLater(
                1 + turn.mailRandom().nextInt(4),
                turn.id() ^ 1,
                LATE,
                turn.step(),
                turn.random().nextFloat());
        claim.write()[row] = turn.random().nextLong();
        if (turn.random().nextDouble() < TENTH) {
            turn.bear();
        }
        if (turn.random().nextDouble() < TENTH) {
            turn.die();
        }
    }

    private void listen(Turn turn, int row) {
        Inbox inbox = turn.inbox();
        long mixed = heard.read()[row];
        double sum = mood.read()[2 * row];
        for (int i = 0; i < inbox.size(); i++) {
            mixed = Seeds.mix(mixed ^ inbox.sender(i) + 31L * inbox.topic(i));
            sum = sum / 2 + inbox.first(i) / 3 + inbox.second(i) / 7;
        }
        heard.write()[row] = mixed;
        mood.write()[2 * row] = sum;
    }

    /** Moves away from the neighbours, whose order matters to the last bit; returns the last of them or -1. */
    private int walk(Turn turn, int row) {
        float px = x.read()[row];
        float py = y.read()[row];
        float awayX = turn.random().nextFloat() - 0.5f;
        float awayY = turn.random().nextFloat() - 0.5f;
        int last = -1;
        int[] runs = turn.scratch();
        int ends = cells.near(px, py, runs);
        for (int r = 0; r < ends; r += 2) {
            for (int place = runs[r]; place < runs[r + 1]; place++) {
                float dx = plane.alongX(px, cells.sortedX()[place]);
                float dy = plane.alongY(py, cells.sortedY()[place]);
                if (cells.agentAt()[place] != row && dx * dx + dy * dy <= RADIUS * RADIUS) {
                    awayX -= dx / 3;
                    awayY -= dy / 3;
                    last = cells.agentAt()[place];
                }
            }
        }
        float length = (float) Math.sqrt(awayX * awayX + awayY * awayY) + 0.01f;
        x.write()[row] = plane.intoX(px + stride.read()[row] * awayX / length);
        y.write()[row] = plane.intoY(py + stride.read()[row] * awayY / length);
        return last;
    }

    /** Counts the neighbours with a smaller claim, and tells the last of them. */
    @Override
    public void resolve(Turn turn, int row) {
        int won = 0;
        int loser = -1;
        int[] runs = turn.scratch();
        int ends = cells.near(x.read()[row], y.read()[row], runs);
        for (int r = 0; r < ends; r += 2) {
            for (int place = runs[r]; place < runs[r + 1]; place++) {
                int other = cells.agentAt()[place];
                if (claim.write()[other] < claim.write()[row]) {
                    won++;
                    loser = other;
                }
            }
        }
        mood.write()[2 * row + 1] = won + turn.inbox().size() / 8.0;
        if (loser >= 0) {
            turn.send(agents.id(loser), CLAIM, won, turn.random().nextDouble());
            turn.sendLater(
                    1 + won % 3,
                    agents.id(loser),
                    LATE_CLAIM,
                    won,
                    turn.mailRandom().nextDouble());
        }
        if (won > 8 && turn.random().nextDouble() < TENTH / 5) {
            turn.bear();
        }
    }

    /** Demands that the index describes the committed state. */
    @Override
    public void sense(Turn turn, int row) {
        int[] runs = turn.scratch();
        int ends = cells.near(x.read()[row], y.read()[row], runs);
        boolean found = false;
        for (int r = 0; r < ends; r += 2) {
            for (int place = runs[r]; place < runs[r + 1]; place++) {
                found |= cells.agentAt()[place] == row && cells.sortedX()[place] == x.read()[row];
            }
        }
        if (!found || turn.inbox().size() > 0) {
            throw new IllegalStateException("the index has lost row " + row + ", or there is mail");
        }
    }

    @Override
    public List<Measure> measures() {
        return List.of(new Mean("mean mood", row -> mood.read()[2 * row]), new Mean("mean x", row -> x.read()[row]));
    }
}
