package io.throng.scenarios.particle;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.agents.policy.TypedPolicy;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.Arrays;
import java.util.List;

/**
 * Scripted adversaries of {@link Tag}, who hunt in one of several ways in an episode: the same all the time, or one drawn
 * when the episode begins. Plays in one arena at a time.
 */
final class Hunters implements RememberingPolicy, TypedPolicy {
    private static final int TYPES = Hunt.DRAWN.ordinal();

    private static final float[] NOTHING = {};

    private final List<Script> scripts;
    private final Hunt hunt;
    private int[] types = {};

    /**
     * Hunters.
     *
     * @param scripts of all ways but {@link Hunt#DRAWN}, in order; they use what is seen now alone
     */
    Hunters(List<Script> scripts, Hunt hunt) {
        this.scripts = List.copyOf(scripts);
        this.hunt = hunt;
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        if (types.length != batch.worlds()) {
            types = new int[batch.worlds()];
        }
        Philox random = new Philox();
        int count = batch.kind().count();
        for (int row = 0; row < batch.rows(); row++) {
            int world = batch.worldOf(row);
            if (row % count == 0 && batch.begins()[row] > 0) {
                types[world] = hunt == Hunt.DRAWN
                        ? random.reset(seed, world, step, Streams.MATCH).nextInt(TYPES)
                        : hunt.ordinal();
            }
            float[] seen =
                    Arrays.copyOfRange(batch.observations(), row * batch.features(), (row + 1) * batch.features());
            scripts.get(types[world]).act(row % count, seen, NOTHING, batch.actions(), row * batch.actionColumns());
        }
    }

    /** One, where nothing is drawn. */
    @Override
    public int types() {
        return hunt == Hunt.DRAWN ? TYPES : 1;
    }

    /** As ordinals of {@link Hunt} where they are drawn. */
    @Override
    public int[] typesOfWorlds() {
        return hunt == Hunt.DRAWN ? types.clone() : new int[types.length];
    }

    @Override
    public float[] remembered() {
        float[] remembered = new float[types.length];
        for (int world = 0; world < types.length; world++) {
            remembered[world] = types[world];
        }
        return remembered;
    }

    @Override
    public void recall(AgentBatch batch, float[] remembered) {
        if (remembered.length == 0) {
            types = new int[0];
            return;
        }
        if (remembered.length != batch.worlds()) {
            throw new IllegalArgumentException("what hunters remember of " + batch.worlds()
                    + " worlds must be as many numbers, got " + remembered.length);
        }
        int[] recalled = new int[remembered.length];
        for (int world = 0; world < recalled.length; world++) {
            float type = remembered[world];
            if (!(type >= 0 && type < TYPES) || type != Math.rint(type)) {
                throw new IllegalArgumentException(
                        "a way to hunt must be a whole number in [0, " + (TYPES - 1) + "], got " + type);
            }
            recalled[world] = (int) type;
        }
        types = recalled;
    }
}
