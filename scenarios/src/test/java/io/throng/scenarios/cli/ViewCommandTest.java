package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"--play", "--port=8080", "--listen=0.0.0.0"})
    void masonsConsoleTakesNoOptionOfTheBrowsers(String option) {
        CapturedThrong refused = CapturedThrong.run("view", "boids", "--mason", option);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--port, --listen and --play are for the browser; leave them out with --mason");
    }

    @Test
    void masonsConsoleNeedsADisplay() {
        assumeTrue(GraphicsEnvironment.isHeadless(), "this JVM has a display, and would open a window");
        CapturedThrong refused = CapturedThrong.run("view", "boids", "--mason");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .isEqualTo("throng: there is no display for MASON's console: set DISPLAY, or run under xvfb-run\n");
    }
}
