package io.throng.marl.rollout;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Deterministic;
import io.throng.marl.net.DiagonalGaussian;
import io.throng.marl.net.GaussianMixture;
import io.throng.marl.net.JointDistribution;
import io.throng.marl.net.SquashedGaussian;
import java.util.ArrayList;
import java.util.List;

/**
 * How a kind's actions are drawn, and how what was drawn becomes what the world sees.
 *
 * <p>Choices are passed on as they are. Real numbers are drawn around 0 on a scale where the bounds are at -1 and 1, then
 * stretched to the bounds and clipped; log-probabilities are those of the unclipped draw.
 *
 * @param spec what the world takes
 * @param distribution of the drawn actions
 */
public record ActionHead(ActionSpec spec, ActionDistribution distribution) {
    /** The usual head: categorical choices, normal numbers with learned deviations that depend on nothing. */
    public static ActionHead of(ActionSpec spec) {
        return of(spec, 1);
    }

    /**
     * The same with real numbers drawn by experts.
     *
     * @param experts how many there are, at least 1
     */
    public static ActionHead of(ActionSpec spec, int experts) {
        List<ActionDistribution> parts = new ArrayList<>();
        for (ActionSpec part : spec.parts()) {
            parts.add(
                    part instanceof ActionSpec.Continuous real
                            ? realNumbers(real.columns(), experts, "logStd" + parts.size())
                            : new Categorical(part.choices()));
        }
        return new ActionHead(spec, parts.size() == 1 ? parts.getFirst() : new JointDistribution(parts));
    }

    /** Real numbers that are not drawn but decided; choices are drawn as usual. */
    public static ActionHead deterministic(ActionSpec spec) {
        List<ActionDistribution> parts = new ArrayList<>();
        for (ActionSpec part : spec.parts()) {
            parts.add(part.choices() > 0 ? new Categorical(part.choices()) : new Deterministic(part.columns()));
        }
        return new ActionHead(spec, parts.size() == 1 ? parts.getFirst() : new JointDistribution(parts));
    }

    /** One choice, or real numbers drawn within their bounds. */
    public static ActionHead squashed(ActionSpec spec) {
        ActionDistribution distribution = spec instanceof ActionSpec.Continuous real
                ? new SquashedGaussian(real.columns())
                : new Categorical(spec.choices());
        return new ActionHead(spec, distribution);
    }

    private static ActionDistribution realNumbers(int columns, int experts, String name) {
        return experts == 1 ? DiagonalGaussian.of(columns, name) : new GaussianMixture(columns, experts, name);
    }

    /** Turns drawn action rows into what the world sees, in place. */
    public void toWorld(float[] actions, int rows) {
        int column = 0;
        for (ActionSpec part : spec.parts()) {
            if (part instanceof ActionSpec.Continuous real) {
                stretch(real.features(), actions, rows, column);
            }
            column += part.columns();
        }
    }

    private void stretch(List<Feature> features, float[] actions, int rows, int column) {
        for (int row = 0; row < rows; row++) {
            int from = row * spec.columns() + column;
            for (int i = 0; i < features.size(); i++) {
                actions[from + i] = stretch(features.get(i), actions[from + i]);
            }
        }
    }

    private static float stretch(Feature feature, float drawn) {
        double middle = (feature.low() + feature.high()) / 2;
        double half = (feature.high() - feature.low()) / 2;
        return (float) Math.clamp(middle + half * drawn, feature.low(), feature.high());
    }
}
