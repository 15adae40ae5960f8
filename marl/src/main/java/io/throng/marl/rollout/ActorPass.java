package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.net.HeadWorkspace;
import io.throng.marl.net.Workspace;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.List;

/**
 * Lets an actor decide for all rows of a crew. Each row draws from (seed, its agent, step), so an agent's action does not
 * depend on who else is in the batch. Holds the room this needs; for one thread.
 */
public final class ActorPass implements AutoCloseable {
    private final Crew crew;
    private final Actor actor;
    private final int rows;
    private final Workspace workspace;
    private final HeadWorkspace headWorkspace;
    private final float[] randoms;
    private final float[] drawn;
    private final Philox random = new Philox();

    /** Room for a crew in so many worlds. */
    public ActorPass(Crew crew, Actor actor, int worlds) {
        this.crew = crew;
        this.actor = actor;
        this.rows = worlds * crew.agentsPerWorld();
        this.workspace = actor.network().inferenceWorkspace(rows);
        this.headWorkspace = new HeadWorkspace(actor.network().backend(), actor.distribution(), rows);
        this.randoms = new float[rows * actor.distribution().randomsPerRow()];
        this.drawn = new float[rows * actor.distribution().actionColumns()];
    }

    /**
     * Decides, writes the actions to the batches, and keeps what was drawn.
     *
     * @param observations {@code [rows, features]}
     * @param actions receives what was drawn, {@code [rows, columns]}
     * @param greedy whether to take the most likely action instead of drawing
     */
    public void act(
            List<AgentBatch> batches,
            Tensor observations,
            Mask mask,
            Tensor actions,
            long seed,
            long step,
            boolean greedy) {
        Tensor outputs = actor.network().forward(observations, rows, workspace);
        if (greedy) {
            actor.distribution().mode(actor.parameters(), outputs, mask, actions, rows, headWorkspace);
        } else {
            draw(batches, seed, step);
            actor.distribution().sample(actor.parameters(), outputs, mask, randoms, actions, rows, headWorkspace);
        }
        actions.copyTo(drawn);
        actor.head().toWorld(drawn, rows);
        crew.scatter(drawn, actor.distribution().actionColumns(), batches, AgentBatch::actions);
    }

    private void draw(List<AgentBatch> batches, long seed, long step) {
        int perRow = actor.distribution().randomsPerRow();
        crew.forEachRow(batches, (row, batch, batchRow) -> {
            random.reset(seed, batch.agentId(batchRow), step, Streams.POLICY);
            actor.distribution().draw(random, randoms, row * perRow);
        });
    }

    /** Log-probabilities of the latest drawn actions, {@code [rows, 1]}. */
    public Tensor logProbabilities() {
        return headWorkspace.logProbabilities();
    }

    @Override
    public void close() {
        workspace.close();
        headWorkspace.close();
    }
}
