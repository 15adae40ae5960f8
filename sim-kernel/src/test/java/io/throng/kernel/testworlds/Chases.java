package io.throng.kernel.testworlds;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Many small games at once: on a ring, three hares flee from two foxes until all are caught or time is up. Decisions are
 * made from observations put aside while sensing, as a policy outside the world would make them.
 */
public final class Chases implements World {
    private static final int HARES = 3;
    private static final int PLAYERS = 5;
    private static final int RING = 12;
    private static final int LONGEST = 9;

    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final IntColumn free = agents.ints("free", "");
    private final DoubleColumn reward = agents.doubles("reward", "");
    private final IntColumn neverWritten = agents.ints("never written after birth", "");
    private final Table games = new Table("games");
    private final IntColumn episode = games.ints("episode", "");
    private final IntColumn age = games.ints("age", "steps");
    private final int[] nearest;
    private final int gameCount;

    /** So many games. */
    public Chases(int gameCount) {
        this.gameCount = gameCount;
        this.nearest = new int[gameCount * PLAYERS];
    }

    @Override
    public String name() {
        return "chases";
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return games;
    }

    @Override
    public int groupSize() {
        return PLAYERS;
    }

    @Override
    public int founders() {
        return gameCount * PLAYERS;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.SETTLE, Phase.SENSE);
    }

    @Override
    public void birth(Turn turn, int row) {
        cell.write()[row] = turn.random().nextInt(RING);
        free.write()[row] = 1;
        neverWritten.write()[row] = 1000 + row;
    }

    private static boolean isFox(int row) {
        return row % PLAYERS >= HARES;
    }

    @Override
    public void decide(Turn turn, int row) {
        int towards = Integer.signum(nearest[row]);
        int way = isFox(row) ? towards : -towards;
        int stumble = turn.random().nextInt(4) == 0 ? 1 : 0;
        cell.write()[row] = Math.floorMod(cell.read()[row] + way + stumble, RING);
        turn.send(agents.id(row - row % PLAYERS), 1, way, stumble);
        turn.sendLater(4, agents.id(row), 2, way, stumble);
    }

    @Override
    public void settle(Turn turn, int game) {
        int first = game * PLAYERS;
        int left = 0;
        for (int hare = first; hare < first + HARES; hare++) {
            for (int fox = first + HARES; fox < first + PLAYERS; fox++) {
                if (free.write()[hare] == 1 && cell.write()[hare] == cell.write()[fox]) {
                    free.write()[hare] = 0;
                    reward.write()[fox] += 1 + turn.random().nextDouble();
                    reward.write()[hare] -= 1;
                }
            }
            left += free.write()[hare];
        }
        age.write()[game] = left == 0 ? LONGEST : age.read()[game] + 1;
    }

    /** The signed way to the nearest of the other kind, kept outside of the columns. */
    @Override
    public void sense(Turn turn, int row) {
        int first = row - row % PLAYERS;
        int best = RING;
        for (int other = first; other < first + PLAYERS; other++) {
            int way = Math.floorMod(cell.read()[other] - cell.read()[row] + RING / 2, RING) - RING / 2;
            if (isFox(other) != isFox(row) && free.read()[other] == 1 && Math.abs(way) < Math.abs(best)) {
                best = way;
            }
        }
        nearest[row] = best == RING ? turn.random().nextInt(3) - 1 : best;
    }

    /**
     * Ends games that are over, and now and then another: asking twice shows. Leaves the rewards and more unwritten: they
     * must stay as they are.
     */
    @Override
    public boolean renew(Turn turn, int game) {
        if (age.read()[game] < LONGEST && turn.random().nextInt(8) > 0) {
            return false;
        }
        age.write()[game] = 0;
        episode.write()[game] = episode.read()[game] + 1;
        for (int row = game * PLAYERS; row < (game + 1) * PLAYERS; row++) {
            cell.write()[row] = turn.random().nextInt(RING);
            free.write()[row] = 1;
        }
        return true;
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Mean("reward", row -> reward.read()[row]),
                new Mean("episode", row -> episode.read()[row / PLAYERS]),
                new Mean("unwritten", row -> neverWritten.read()[row] - row));
    }
}
