package io.throng.agents.arena;

import io.throng.agents.policy.Policy;
import java.util.Arrays;
import java.util.List;

/**
 * Plays whole episodes and adds up what they pay.
 *
 * <p>Each world plays the same number of episodes, so that short episodes are not counted more often than long ones.
 */
public final class Episodes {
    private Episodes() {}

    /**
     * Plays episodes.
     *
     * @param arena where to play; the episodes in progress are the first
     * @param policies one a kind
     * @param episodes at least this many, rounded up to the same number in every world
     * @return undiscounted return of each episode, summed over steps and averaged over the agents of a kind,
     *     {@code [kinds][episodes]}
     */
    public static double[][] play(Arena arena, List<? extends Policy> policies, int episodes, long seed) {
        int perWorld = Math.max(1, (episodes + arena.worlds() - 1) / arena.worlds());
        double[][] returns = new double[policies.size()][perWorld * arena.worlds()];
        int[] played = new int[arena.worlds()];
        while (Arrays.stream(played).anyMatch(count -> count < perWorld)) {
            arena.act(policies, seed);
            arena.step();
            for (int world = 0; world < played.length; world++) {
                if (played[world] < perWorld) {
                    addRewards(arena, world, returns, played[world] * arena.worlds() + world);
                    played[world] += arena.ending(world) == Ending.RUNNING ? 0 : 1;
                }
            }
        }
        return returns;
    }

    private static void addRewards(Arena arena, int world, double[][] returns, int episode) {
        for (int kind = 0; kind < returns.length; kind++) {
            AgentBatch batch = arena.batches().get(kind);
            int count = batch.kind().count();
            double sum = 0;
            for (int row = world * count; row < (world + 1) * count; row++) {
                sum += batch.rewards()[row];
            }
            returns[kind][episode] += sum / count;
        }
    }
}
