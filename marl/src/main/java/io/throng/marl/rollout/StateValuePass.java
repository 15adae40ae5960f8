package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.marl.net.Network;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** A critic that follows a crew's agents at play and, where it is asked, values what they are in. For one thread. */
final class StateValuePass implements AutoCloseable {
    private final StateValue value;
    private final Crew crew;
    private final List<AgentBatch> batches;
    private final MemoryPass pass;
    private final boolean remembers;
    private final int width;
    private final float[] rows;
    private final float[] alive;
    private final float[] kept;

    /**
     * A critic that has seen nothing yet.
     *
     * @param network the critic's, for this game
     * @param crew with its members' kinds as in {@code batches}
     * @param batches of everybody in the arena
     */
    StateValuePass(StateValue value, Network network, Crew crew, List<AgentBatch> batches) {
        this.value = value;
        this.crew = crew;
        this.batches = batches;
        int count = batches.getFirst().worlds() * crew.agentsPerWorld();
        this.pass = new MemoryPass(new CpuBackend(), network, value.critic().parameters(), count);
        this.remembers = network.memory() > 0;
        this.width = network.inputs();
        this.rows = new float[count * width];
        this.alive = new float[count];
        this.kept = new float[count];
    }

    /** Takes in what everybody perceives before a step; only a critic that remembers needs to. */
    void follow() {
        if (!remembers) {
            return;
        }
        value.view().gather(batches, crew, AgentBatch::observations, rows);
        crew.forEachRow(batches, (row, batch, batchRow) -> {
            kept[row] = alive[row] * (1 - batch.begins()[batchRow]);
            alive[row] = batch.alive()[batchRow];
        });
        try (Tensor inputs = Tensor.zeros(alive.length, width)) {
            inputs.copyFrom(rows);
            pass.run(inputs, kept, true, (tape, outputs, from) -> {});
        }
    }

    /** What is to be expected by the agent of a row of the crew; changes nothing. */
    double of(int row, AgentBatch batch, int batchRow) {
        float[] input = new float[width];
        value.view().write(batches, AgentBatch::observations, batch, batchRow, input, 0);
        Network.Output output = pass.look(input, row, alive[row] * (1 - batch.begins()[batchRow]));
        Tensor said = value.critic().value(pass.tape(), output.rows()).value();
        pass.tape().backend().finish();
        return value.critic().normalizer().denormalize(said.get(0, 0));
    }

    /** What must be known to go on; nothing if the critic remembers nothing. */
    float[] save() {
        if (!remembers) {
            return new float[0];
        }
        float[] memory = pass.save();
        float[] saved = Arrays.copyOf(alive, alive.length + memory.length);
        System.arraycopy(memory, 0, saved, alive.length, memory.length);
        return saved;
    }

    /** Takes over what {@link #save} gave. */
    void load(float[] saved) {
        if (remembers) {
            pass.load(Arrays.copyOfRange(saved, alive.length, saved.length));
            System.arraycopy(saved, 0, alive, 0, alive.length);
        }
    }

    @Override
    public void close() {
        pass.close();
    }
}
