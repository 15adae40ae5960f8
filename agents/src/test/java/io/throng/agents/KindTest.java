package io.throng.agents;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindTest {
    @Test
    void aKindOfNobodyIsRefused() {
        ObservationSpec sees = new ObservationSpec(List.of(Feature.unbounded("x", "m")));
        ActionSpec does = new ActionSpec.Discrete(List.of("stay"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Kind("walker", 0, sees, does))
                .withMessage("there must be at least 1 agent of kind walker, got 0");
    }
}
