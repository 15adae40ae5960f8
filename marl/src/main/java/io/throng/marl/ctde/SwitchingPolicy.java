package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RememberingPolicy;

/**
 * The policy of a team whose global agent decides, step by step, whether its agents act by themselves or the centralised
 * learner acts for all of them. What {@link Mansa} learns; it follows further learning, and plays in one arena at a time.
 */
public final class SwitchingPolicy implements RememberingPolicy {
    private final SwitchingTeam team;
    private int[] left = new int[0];
    private boolean[] called = new boolean[0];
    private long steps;
    private long calls;

    SwitchingPolicy(SwitchingTeam team) {
        this.team = team;
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        begin(batch);
        int[] actions = new int[batch.rows()];
        called = team.decide(batch, left, SwitchingTeam.Trials.none(), actions);
        for (boolean call : called) {
            calls += call ? 1 : 0;
        }
        steps += batch.worlds();
        write(batch, actions);
    }

    private void begin(AgentBatch batch) {
        if (left.length != batch.worlds()) {
            left = team.begin(batch.worlds());
        }
    }

    /** In how many steps of worlds the centralised learner was called since this policy was made. */
    public long calls() {
        return calls;
    }

    /** What the agents do by themselves where there is nobody to call. */
    public Policy independent() {
        return (batch, seed, step) -> act(batch, team.independent());
    }

    /** What the centralised learner does if it is called in every step. */
    public Policy central() {
        return (batch, seed, step) -> act(batch, team.central());
    }

    private static void act(AgentBatch batch, JointChoice choice) {
        int[] actions = new int[batch.rows()];
        choice.choose(batch.worlds(), batch.observations(), batch.masks(), actions);
        write(batch, actions);
    }

    private static void write(AgentBatch batch, int[] actions) {
        for (int row = 0; row < actions.length; row++) {
            batch.actions()[row] = actions[row];
        }
    }

    /** In which worlds it called in the latest step, {@code [worlds]}; nothing before it first acted. */
    public boolean[] called() {
        return called.clone();
    }

    /** How many steps of worlds it has decided since it was made. */
    public long steps() {
        return steps;
    }

    /** Calls left in each world. */
    @Override
    public float[] remembered() {
        float[] remembered = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            remembered[i] = left[i];
        }
        return remembered;
    }

    @Override
    public void recall(AgentBatch batch, float[] remembered) {
        if (remembered.length == 0) {
            return;
        }
        if (remembered.length != batch.worlds()) {
            throw new IllegalArgumentException("what a switching policy remembers of " + batch.worlds()
                    + " worlds must be as many numbers, got " + remembered.length);
        }
        left = team.begin(batch.worlds());
        for (int i = 0; i < left.length; i++) {
            left[i] = (int) remembered[i];
        }
    }
}
