package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Supplement;
import java.util.List;

/**
 * Which of several policies an agent follows in an episode, as a row of zeros with a one: all agents of a world follow the
 * same, drawn when the episode begins.
 */
final class Latents implements Supplement {
    private final Crew crew;
    private final int latents;
    private final int first;
    private final int choices;
    private final float[] rows;
    private final Philox random = new Philox();

    private Latents(Crew crew, int worlds, int latents, int first, int choices) {
        this.crew = crew;
        this.latents = latents;
        this.first = first;
        this.choices = choices;
        this.rows = new float[worlds * crew.agentsPerWorld() * latents];
    }

    /**
     * One of some latents is drawn for each episode, all alike.
     *
     * @param latents of all populations
     * @param first of those that may be drawn
     * @param choices how many of them there are, at least 1
     */
    static Supplement.Maker drawn(int latents, int first, int choices) {
        return (crew, worlds) -> new Latents(crew, worlds, latents, first, choices);
    }

    /** One and the same latent always. */
    static Supplement.Maker fixed(int latents, int latent) {
        float[] row = new float[latents];
        row[latent] = 1;
        return Supplement.Maker.always(row);
    }

    @Override
    public int width() {
        return latents;
    }

    @Override
    public void begin(List<AgentBatch> batches, long seed, long step) {
        crew.forEachRow(batches, (row, batch, batchRow) -> {
            if (batch.begins()[batchRow] != 0) {
                set(row, first + draw(seed, batch.worldOf(batchRow), step));
            }
        });
    }

    private int draw(long seed, int world, long step) {
        return random.reset(seed, world, step, Streams.LATENT).nextInt(choices);
    }

    private void set(int row, int latent) {
        for (int i = 0; i < latents; i++) {
            rows[row * latents + i] = i == latent ? 1 : 0;
        }
    }

    @Override
    public void acted(float[] actions) {}

    @Override
    public float[] rows() {
        return rows;
    }
}
