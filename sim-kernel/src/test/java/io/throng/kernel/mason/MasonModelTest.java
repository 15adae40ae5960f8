package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sim.app.flockers.Flockers;

final class MasonModelTest {
    private static final String FLOCKERS = "sim.app.flockers.Flockers";

    @Test
    void propertiesAreSetByNameWhateverTheCase() {
        try (MasonRun run = MasonModel.named(FLOCKERS)
                .with(Map.of("NumFlockers", "1_000", "cohesion", "0.5"))
                .start(7)) {
            assertThat(run.state(Flockers.class).flockers.size()).isEqualTo(1000);
            assertThat(run.measure("cohesion")).isEqualTo(0.5);
            assertThat(run.measure("numFlockers")).isEqualTo(1000);
            assertThat(run.measure("flockers.objects")).isEqualTo(1000);
            assertThat(run.measures()).contains("avoidance", "flockers.objects");
        }
    }

    @Test
    void theSeedIsReadWithoutASign() {
        try (MasonRun run = MasonModel.named(FLOCKERS).start(-1);
                MasonRun same = MasonModel.of("flock", Flockers::new).start(-1)) {
            assertThat(run.state(Flockers.class).seed()).as("what MASON keeps").isEqualTo(-1);
            assertThat(run.digest()).isEqualTo(same.digest());
        }
    }

    @Test
    void theDigestTellsRunsApart() {
        MasonModel model = MasonModel.named(FLOCKERS).with(Map.of("numFlockers", "20"));
        try (MasonRun run = model.start(7);
                MasonRun same = model.start(7);
                MasonRun other = model.start(8)) {
            assertThat(run.digest()).isEqualTo(same.digest()).isNotEqualTo(other.digest());
            run.advance(1);
            assertThat(run.digest()).isNotEqualTo(same.digest());
            same.advance(1);
            assertThat(run.digest()).isEqualTo(same.digest());
            same.state(Flockers.class).random.nextInt();
            assertThat(run.digest()).as("after another draw").isNotEqualTo(same.digest());
        }
    }

    @Test
    void whatIsNoModelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasonModel.named("sim.app.flockers.Flocker"))
                .withMessage("sim.app.flockers.Flocker is no MASON model: it must extend sim.engine.SimState; give the"
                        + " class of a model, as sim.app.flockers.Flockers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasonModel.named("sim.app.Nowhere"))
                .withMessageStartingWith("there is no class sim.app.Nowhere on the class path")
                .withMessageEndingWith("give its full name, as sim.app.flockers.Flockers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasonModel.named(Seedless.class.getName()))
                .withMessageContaining("has no public constructor that takes a seed");
    }

    /** A model that is not made from a seed. */
    public static final class Seedless extends sim.engine.SimState {
        private static final long serialVersionUID = 1;

        /** Made from nothing. */
        public Seedless() {
            super(1);
        }
    }

    @Test
    void badPropertiesAreRefused() {
        assertRefused(
                Map.of("numFlocker", "9"),
                "the model sim.app.flockers.Flockers has no property called \"numFlocker\"; did you mean numFlockers?");
        assertRefused(Map.of("numFlockers", "many"), "property numFlockers is a int, got \"many\"");
        assertRefused(Map.of("numFlockers", "-3"), "property numFlockers was not taken: set to -3 it is 200");
    }

    private static void assertRefused(Map<String, String> settings, String message) {
        MasonModel model = MasonModel.named(FLOCKERS).with(settings);
        assertThatIllegalArgumentException().isThrownBy(() -> model.start(1)).withMessageStartingWith(message);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        try (MasonRun run = MasonModel.named(FLOCKERS).start(1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run.measure("cohesio"))
                    .withMessageContaining("has no measure called \"cohesio\"; did you mean cohesion? (measures: ");
        }
    }
}
