package io.throng.marl.rollout;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.DiagonalGaussian;
import java.util.List;

/**
 * How a kind's actions are drawn, and how what was drawn becomes what the world sees.
 *
 * <p>Choices are passed on as they are. Continuous actions are drawn around 0 on a scale where the bounds are at -1 and 1,
 * then stretched to the bounds and clipped; log-probabilities are those of the unclipped draw.
 */
public final class ActionHead {
    private final ActionSpec spec;
    private final ActionDistribution distribution;

    private ActionHead(ActionSpec spec, ActionDistribution distribution) {
        this.spec = spec;
        this.distribution = distribution;
    }

    /** The head for a kind's actions. */
    public static ActionHead of(ActionSpec spec) {
        return new ActionHead(
                spec,
                switch (spec) {
                    case ActionSpec.Discrete one -> new Categorical(one.choices());
                    case ActionSpec.MultiDiscrete many ->
                        new Categorical(many.parts().stream()
                                .mapToInt(ActionSpec.Discrete::choices)
                                .toArray());
                    case ActionSpec.Continuous real -> DiagonalGaussian.defaults(real.columns());
                });
    }

    /** The distribution of the drawn actions. */
    public ActionDistribution distribution() {
        return distribution;
    }

    /** Turns drawn action rows into what the world sees, in place. */
    public void toWorld(float[] actions, int rows) {
        if (spec instanceof ActionSpec.Continuous real) {
            List<Feature> features = real.features();
            for (int i = 0; i < rows * features.size(); i++) {
                actions[i] = stretch(features.get(i % features.size()), actions[i]);
            }
        }
    }

    private static float stretch(Feature feature, float drawn) {
        double middle = (feature.low() + feature.high()) / 2;
        double half = (feature.high() - feature.low()) / 2;
        return (float) Math.clamp(middle + half * drawn, feature.low(), feature.high());
    }
}
