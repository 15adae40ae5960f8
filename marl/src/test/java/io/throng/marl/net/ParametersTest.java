package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
    private static final Backend BACKEND = new CpuBackend();
    private static final List<ParameterShape> SHAPES =
            List.of(new ParameterShape("a", 3, 5), new ParameterShape("b", 1, 16), new ParameterShape("c", 2, 1));

    @Test
    void viewsShareTheFlatTensorAndStartOnLines() {
        try (Parameters parameters = new Parameters(BACKEND, SHAPES)) {
            parameters.get("b").set(0, 2, 4);
            parameters.get("c").set(1, 0, 5);
            assertThat(parameters.flat().get(0, 16 + 2)).isEqualTo(4);
            assertThat(parameters.flat().get(0, 32 + 1)).isEqualTo(5);
            assertThat(parameters.flat().columns()).isEqualTo(48);
            assertThat(parameters.count()).isEqualTo(33);
            for (ParameterShape shape : SHAPES) {
                assertThat(parameters.get(shape.name()).segment().address() % 64)
                        .isZero();
            }
        }
    }

    @Test
    void sumsAreInTheOrderGiven() {
        Parameters large = new Parameters(BACKEND, SHAPES);
        Parameters small = large.zerosLike();
        Parameters opposite = large.zerosLike();
        large.flat().fill(1e8f);
        small.flat().fill(1);
        opposite.flat().fill(-1e8f);
        Parameters sum = large.zerosLike();
        sum.sumOf(List.of(large, small, opposite));
        assertThat(sum.get("a").get(0, 0)).isZero();
        sum.sumOf(List.of(large, opposite, small));
        assertThat(sum.get("a").get(0, 0)).isEqualTo(1);
        sum.copyFrom(large);
        assertThat(sum.flat().toArray()).containsOnly(1e8f);
    }

    @Test
    void mistakesAreNamed() {
        Parameters parameters = new Parameters(BACKEND, SHAPES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.get("d"))
                .withMessage("a parameter name must be one of [a, b, c], got 'd'; ask for one of these");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.copyFrom(new Parameters(BACKEND, SHAPES.subList(0, 2))))
                .withMessageStartingWith("parameters must have the same names and shapes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameters(BACKEND, List.of(SHAPES.getFirst(), SHAPES.getFirst())))
                .withMessageContaining("distinct names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParameterShape("a", 0, 1))
                .withMessageStartingWith("a parameter must have a name and be at least [1, 1], got 'a' [0, 1]");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "40, 7", "7, 40", "1, 9", "64, 64"})
    void initialWeightsAreOrthogonalVectorsOfTheGain(int inputs, int outputs) {
        double gain = 1.7;
        Tensor weights = Tensor.zeros(inputs, outputs);
        OrthogonalInitialization.fill(weights, gain, new TestRandom(9));
        int vectors = Math.min(inputs, outputs);
        for (int a = 0; a < vectors; a++) {
            for (int b = 0; b < vectors; b++) {
                double dot = 0;
                for (int k = 0; k < Math.max(inputs, outputs); k++) {
                    dot += inputs >= outputs
                            ? (double) weights.get(k, a) * weights.get(k, b)
                            : (double) weights.get(a, k) * weights.get(b, k);
                }
                assertThat(dot).isCloseTo(a == b ? gain * gain : 0, within(1e-6));
            }
        }
    }

    @Test
    void initialNetworkIsAFunctionOfTheSeed() {
        MlpSpec spec = MlpSpec.defaults(6, 2).withLayerNorm(true, true);
        Parameters first = initial(spec, 1);
        assertThat(initial(spec, 1).flat().toArray()).isEqualTo(first.flat().toArray());
        assertThat(initial(spec, 2).flat().toArray()).isNotEqualTo(first.flat().toArray());
        assertThat(first.get("layer0/bias").toArray()).containsOnly(0f);
        assertThat(first.get("layer1/scale").toArray()).containsOnly(1f);
    }

    private static Parameters initial(MlpSpec spec, long seed) {
        Mlp mlp = new Mlp(spec, "");
        Parameters parameters = new Parameters(BACKEND, mlp.shapes());
        mlp.initialize(parameters, new TestRandom(seed));
        return parameters;
    }

    @Test
    void specsRefuseWhatNoNetworkCanBe() {
        MlpSpec spec = MlpSpec.defaults(6, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MlpSpec.defaults(0, 2))
                .withMessage("inputs must be at least 1, got 0; give a width");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withHidden(64, -1))
                .withMessageStartingWith("every hidden width must be at least 1, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withActivation(Activation.IDENTITY))
                .withMessageStartingWith("activation must be TANH or RELU, got IDENTITY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withGains(Double.NaN, 1))
                .withMessageStartingWith("hiddenGain must be in (0, infinity), got NaN");
    }
}
