package io.throng.kernel.testworlds;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;

/** Agents that count their turns: no randomness, no mail, nothing but the engine. */
public final class Clockwork implements World {
    private final Table agents = new Table("agents");
    private final IntColumn count = agents.ints("count", "turns");
    private final int founders;

    /** So many agents. */
    public Clockwork(int founders) {
        this.founders = founders;
    }

    /** How many turns an agent has taken. */
    public int count(int row) {
        return count.read()[row];
    }

    @Override
    public String name() {
        return "clockwork";
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
    public void birth(Turn turn, int row) {}

    @Override
    public void decide(Turn turn, int row) {
        count.write()[row] = count.read()[row] + 1;
    }
}
