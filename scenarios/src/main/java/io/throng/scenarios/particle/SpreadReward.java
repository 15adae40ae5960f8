package io.throng.scenarios.particle;

/** How distances and contacts are paid for: the public versions of simple_spread differ in it. */
@FunctionalInterface
interface SpreadReward {
    /**
     * Turns contacts into rewards.
     *
     * @param cover minus the sum over landmarks of the distance of the nearest agent
     * @param rewards holds minus the number of other agents that each is in contact with; receives rewards
     * @param from where the world's agents start
     * @param agents how many there are
     */
    void pay(double cover, double[] rewards, int from, int agents);

    /**
     * Each agent its own mixture: {@code (1 - localRatio) * cover - localRatio * contacts} (MPE2, PettingZoo).
     *
     * @param touchesItself whether every agent counts as in contact with itself (PettingZoo before 1.22.4)
     */
    static SpreadReward mixed(double localRatio, boolean touchesItself) {
        double own = touchesItself ? -1 : 0;
        return (cover, rewards, from, agents) -> {
            for (int i = from; i < from + agents; i++) {
                rewards[i] = cover * (1 - localRatio) + (rewards[i] + own) * localRatio;
            }
        };
    }

    /**
     * The sum over agents of {@code cover - contacts - 1}, paid to each of them: every agent counts as in contact with
     * itself (OpenAI's MPE and the MAPPO paper's code).
     */
    static SpreadReward team() {
        return (cover, rewards, from, agents) -> {
            double sum = 0;
            for (int i = from; i < from + agents; i++) {
                sum += own(cover, -rewards[i] + 1);
            }
            for (int i = from; i < from + agents; i++) {
                rewards[i] = sum;
            }
        };
    }

    /** Takes 1 away at a time, as the public code does: that rounds otherwise than one subtraction. */
    private static double own(double cover, double contacts) {
        double reward = cover;
        for (int i = 0; i < contacts; i++) {
            reward -= 1;
        }
        return reward;
    }
}
