package io.throng.scenarios.traffic.road;

import io.throng.agents.Kind;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.SteeredGame;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.List;

/**
 * A few vehicles among human drivers that learn to accelerate so that traffic flows: the mixed autonomy of Wu et al., "Flow: a
 * modular learning framework for mixed autonomy traffic" (2022), decided by each vehicle for itself.
 *
 * <p>Vehicles of the type with the id {@link #TYPE} are led, as many at a time as there are agents, first come, first served;
 * others of the type drive by themselves. An action is an acceleration, which the vehicle carries out as far as it is safe.
 *
 * @param scene network and demand
 * @param agents most that are led at the same time, at least 1
 * @param stepsPerDecision at least 1
 * @param decisions of an episode, at least 1
 * @param warmUpSteps before it, in which nobody is led, at least 0
 * @param reward what they earn
 * @param human whether they drive by themselves, whatever they choose
 */
public record LedTask(
        TrafficScene scene,
        int agents,
        int stepsPerDecision,
        int decisions,
        int warmUpSteps,
        LedReward reward,
        boolean human) {
    /** The id of the type that is led. */
    public static final String TYPE = "led";

    static final int FEATURES = 15;

    /** Checks the ranges. */
    public LedTask {
        require("agents", agents, 1);
        require("stepsPerDecision", stepsPerDecision, 1);
        require("decisions", decisions, 1);
        require("warmUpSteps", warmUpSteps, 0);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }

    /** The rules for learning. */
    public GameFactory game(String name) {
        ActionSpec choices = new ActionSpec.Continuous(List.of(new Feature("acceleration", "", -1, 1)));
        return SteeredGame.of(
                new Kind("vehicle", agents, perceived(), choices),
                decisions,
                seed -> new LedRun(this, name, seed),
                run -> new TrafficCamera(scene.roads, () -> ((LedRun) run.get()).traffic(), false).camera(name));
    }

    /** The number of the type that is led; -1 if nobody has it. */
    int type() {
        for (int i = 0; i < scene.demand.types().size(); i++) {
            if (scene.demand.types().get(i).id().equals(TYPE)) {
                return i;
            }
        }
        return -1;
    }

    private static ObservationSpec perceived() {
        return new ObservationSpec(List.of(
                Feature.unbounded("speed", "20 m/s"),
                Feature.unbounded("own speed lately", "20 m/s"),
                Feature.unbounded("mean speed of all", "20 m/s"),
                Feature.unbounded("to the end of the lane", "100 m"),
                new Feature("leader", "", 0, 1),
                Feature.unbounded("gap to leader", "50 m"),
                Feature.unbounded("leader's speed", "20 m/s"),
                new Feature("follower", "", 0, 1),
                Feature.unbounded("gap to follower", "50 m"),
                Feature.unbounded("follower's speed", "20 m/s"),
                new Feature("gives way", "", 0, 1),
                new Feature("another comes to the junction", "", 0, 1),
                Feature.unbounded("how far it is", "100 m"),
                Feature.unbounded("its speed", "20 m/s"),
                Feature.unbounded("vehicles on the road", "50")));
    }
}
