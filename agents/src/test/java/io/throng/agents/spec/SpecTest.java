package io.throng.agents.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecTest {
    private static final ActionSpec.Discrete MOVES = new ActionSpec.Discrete(List.of("stay", "left", "right"));
    private static final ActionSpec.Discrete WORDS = new ActionSpec.Discrete(List.of("yes", "no"));

    @Test
    void aDiscreteActionIsOneColumnWithAMaskEntryAChoice() {
        assertThat(MOVES.columns()).isEqualTo(1);
        assertThat(MOVES.choices()).isEqualTo(3);
    }

    @Test
    void aMultiDiscreteActionIsAColumnAPartWithTheMasksOfAllParts() {
        ActionSpec.MultiDiscrete both = new ActionSpec.MultiDiscrete(List.of(MOVES, WORDS));
        assertThat(both.columns()).isEqualTo(2);
        assertThat(both.choices()).isEqualTo(5);
    }

    @Test
    void aContinuousActionIsAColumnAFeatureWithoutMask() {
        ActionSpec.Continuous force =
                new ActionSpec.Continuous(List.of(new Feature("x", "N", -1, 1), new Feature("y", "N", 0, 2)));
        assertThat(force.columns()).isEqualTo(2);
        assertThat(force.choices()).isZero();
    }

    @Test
    void anObservationIsAsLongAsItsFeatures() {
        assertThat(new ObservationSpec(List.of(Feature.unbounded("x", "m"), Feature.unbounded("y", "m"))).size())
                .isEqualTo(2);
    }

    @Test
    void specsDoNotChangeWithTheListsTheyWereMadeFrom() {
        List<String> names = new ArrayList<>(List.of("a", "b"));
        ActionSpec.Discrete spec = new ActionSpec.Discrete(names);
        names.add("c");
        assertThat(spec.choices()).isEqualTo(2);
    }

    @Test
    void nothingIsNoSpec() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActionSpec.Discrete(List.of()))
                .withMessage("a discrete action must have at least one choice, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActionSpec.MultiDiscrete(List.of()))
                .withMessage("a multi-discrete action must have at least one part, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActionSpec.Continuous(List.of()))
                .withMessage("a continuous action must have at least one feature, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObservationSpec(List.of()))
                .withMessage("an observation must have at least one feature, got none");
    }

    @Test
    void rangesMustBeRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feature("speed", "m/s", 2, 1))
                .withMessage("feature speed must have low < high, got [2.0, 1.0]; give a range");
        assertThatIllegalArgumentException().isThrownBy(() -> new Feature("speed", "m/s", Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActionSpec.Continuous(List.of(Feature.unbounded("speed", "m/s"))))
                .withMessage("action speed must have finite bounds, got [-Infinity, Infinity]");
    }
}
