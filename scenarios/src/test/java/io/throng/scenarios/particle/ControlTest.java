package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlTest {
    private static final double[][] DIRECTIONS = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    @ParameterizedTest
    @EnumSource(Edition.class)
    void whatIsWrittenIsDone(Edition edition) {
        for (boolean continuous : new boolean[] {false, true}) {
            for (int symbols : new int[] {0, 3}) {
                for (int move = 0; move < 5; move++) {
                    Control control = edition.control(continuous, true, symbols);
                    float[] row = written(control, move, symbols - 1);
                    assertThat(push(control, row)).containsExactly(DIRECTIONS[move]);
                    assertThat(said(control, row, symbols))
                            .containsExactly(symbols == 0 ? new double[0] : last(symbols));
                }
            }
            Control still = edition.control(continuous, false, 4);
            assertThat(said(still, written(still, 2, 3), 4)).containsExactly(last(4));
        }
    }

    private static float[] written(Control control, int move, int symbol) {
        float[] row = new float[control.spec().columns() + 1];
        Arrays.fill(row, 0.5f);
        control.write(move, symbol, row, 1);
        assertThat(row[0]).isEqualTo(0.5f);
        return row;
    }

    private static double[] push(Control control, float[] row) {
        double[] force = new double[3];
        control.push(row, 1, 2, force, 1);
        return new double[] {force[1] / 2, force[2] / 2};
    }

    private static double[] said(Control control, float[] row, int symbols) {
        double[] message = new double[symbols];
        if (symbols > 0) {
            Arrays.fill(message, 7);
            control.say(row, 1, message, 0);
        }
        return message;
    }

    private static double[] last(int symbols) {
        double[] message = new double[symbols];
        message[symbols - 1] = 1;
        return message;
    }

    @Test
    void aMoveAndASymbolAreOneChoiceInMpe2AndTwoInOpenAisCode() {
        var one = (ActionSpec.Discrete) Edition.MPE2.control(false, true, 10).spec();
        assertThat(one.names())
                .hasSize(50)
                .startsWith("stay, say 0", "x-, say 0")
                .endsWith("y+, say 9");
        assertThat(Edition.OPENAI.control(false, true, 2).spec())
                .isEqualTo(new ActionSpec.MultiDiscrete(List.of(
                        new ActionSpec.Discrete(List.of("stay", "x+", "x-", "y+", "y-")),
                        new ActionSpec.Discrete(List.of("say 0", "say 1")))));
        float[] row = {7};
        double[] message = new double[10];
        Edition.MPE2.control(false, true, 10).say(row, 0, message, 0);
        assertThat(message[1]).isEqualTo(1);
    }

    @Test
    void numbersAreFiveToPushWithThenOneASymbol() {
        var mpe2 = (ActionSpec.Continuous) Edition.MPE2.control(true, true, 2).spec();
        assertThat(mpe2.features().stream().map(Feature::name))
                .containsExactly("stay", "x-", "x+", "y-", "y+", "say 0", "say 1");
        assertThat(Edition.MAPPO.control(true, true, 2).spec().columns()).isEqualTo(4);
    }

    @Test
    void pushesOfAnAxisAreSubtractedAndCutToTheirBounds() {
        float[] row = {0.9f, 0.25f, 0.75f, 5, -1};
        assertThat(forces(Edition.MPE2, row)).containsExactly(0.5, -1);
        assertThat(forces(Edition.PETTINGZOO_1_22, row)).containsExactly(-0.5, 1);
        assertThat(forces(Edition.OPENAI, row)).containsExactly(-0.5, 1);
        assertThat(forces(Edition.MAPPO, 0.25f, -9)).containsExactly(0.25, -1);
    }

    private static double[] forces(Edition edition, float... row) {
        double[] force = new double[2];
        edition.control(true, true, 0).push(row, 0, 1, force, 0);
        return force;
    }

    @Test
    void whatIsNoActionIsRefused() {
        Stream.of(50f, -1f, 0.5f, Float.NaN)
                .forEach(action -> assertThatIllegalArgumentException()
                        .isThrownBy(() ->
                                Edition.MPE2.control(false, true, 10).say(new float[] {action}, 0, new double[10], 0))
                        .withMessage("an action must be a whole number in [0, 49], got " + action));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Edition.MPE2.control(true, false, 1).say(new float[] {Float.NaN}, 0, new double[1], 0))
                .withMessage("an action must be a number in [0.0, 1.0], got NaN");
    }
}
