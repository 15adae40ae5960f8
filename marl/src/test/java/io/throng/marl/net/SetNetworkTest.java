package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.spec.EntityGroup;
import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.TestRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What networks over sets keep beyond what {@link NetworkTest} asks of all: neither order nor number of things matters. */
class SetNetworkTest {
    private static final Backend BACKEND = new CpuBackend();
    private static final int OWN_BEFORE = 2;
    private static final int OWN_AFTER = 1;
    private static final int NEAR_WIDTH = 3;
    private static final int FAR_WIDTH = 2;

    static Stream<Architecture> architectures() {
        return Stream.of(Architecture.Body.values())
                .filter(Architecture.Body::isOverSets)
                .flatMap(body -> Stream.of(1, 2)
                        .flatMap(layers -> Stream.of(Pooling.values())
                                .map(pooling -> new Architecture(
                                        body,
                                        16,
                                        layers,
                                        Activation.RELU,
                                        false,
                                        true,
                                        new Architecture.Sets(2, pooling)))));
    }

    private static Layout layout(int near, int far) {
        EntityGroup first = new EntityGroup("near", OWN_BEFORE, near, NEAR_WIDTH);
        EntityGroup second = new EntityGroup("far", first.end(), far, FAR_WIDTH);
        return new Layout(second.end() + OWN_AFTER, List.of(first, second));
    }

    private static Network network(Architecture architecture, int near, int far) {
        return architecture.network(layout(near, far), 4, 1, "net.");
    }

    private static float[] output(Network network, Parameters parameters, float[] row) {
        try (Tape tape = new Tape(BACKEND)) {
            Node rows = tape.constant(1, row.length, row, 0);
            return network.forward(tape, Weights.frozen(parameters), rows)
                    .value()
                    .toArray();
        }
    }

    /** The things of a group in another order. */
    private static float[] reordered(float[] row, EntityGroup group, IntUnaryOperator order) {
        float[] result = row.clone();
        for (int i = 0; i < group.count(); i++) {
            int from = group.first() + order.applyAsInt(i) * group.width();
            System.arraycopy(row, from, result, group.first() + i * group.width(), group.width());
        }
        return result;
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(2e-5 * (1 + Math.abs(expected[i]))));
        }
    }

    private static double distance(float[] a, float[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theOrderOfAlikeThingsDoesNotMatter(Architecture architecture) {
        Network network = network(architecture, 5, 3);
        Parameters parameters = NetworkTest.weights(network);
        Layout layout = layout(5, 3);
        float[] row = new TestRandom(3).tensor(1, layout.size(), 2).toArray();
        float[] expected = output(network, parameters, row);
        for (EntityGroup group : layout.entities()) {
            int count = group.count();
            assertClose(output(network, parameters, reordered(row, group, i -> (i + 1) % count)), expected);
            assertClose(output(network, parameters, reordered(row, group, i -> count - 1 - i)), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyNumberOfARowMatters(Architecture architecture) {
        Network network = network(architecture, 3, 2);
        Parameters parameters = NetworkTest.weights(network);
        float[] row = new TestRandom(3).tensor(1, network.inputs(), 2).toArray();
        float[] before = output(network, parameters, row);
        for (int i = 0; i < row.length; i++) {
            float[] changed = row.clone();
            changed[i] += 1;
            assertThat(distance(output(network, parameters, changed), before))
                    .as("number %d", i)
                    .isGreaterThan(1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void thingsOfDifferentGroupsAreToldApart(Architecture architecture) {
        EntityGroup near = new EntityGroup("near", 1, 2, 2);
        EntityGroup far = new EntityGroup("far", near.end(), 2, 2);
        Network network = architecture.network(new Layout(far.end(), List.of(near, far)), 4, 1, "net.");
        Parameters parameters = NetworkTest.weights(network);
        float[] row = new TestRandom(3).tensor(1, far.end(), 2).toArray();
        float[] swapped = row.clone();
        System.arraycopy(row, near.first(), swapped, far.first(), 4);
        System.arraycopy(row, far.first(), swapped, near.first(), 4);
        assertThat(distance(output(network, parameters, swapped), output(network, parameters, row)))
                .isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void weightsLearnedWithSomeServeAnyNumber(Architecture architecture) {
        Network few = network(architecture, 2, 1);
        Parameters parameters = NetworkTest.weights(few);
        Network many = few.over(layout(9, 4));
        assertThat(many.inputs()).isEqualTo(layout(9, 4).size());
        assertThat(many.shapes()).isEqualTo(few.shapes());
        assertThat(network(architecture, 9, 4).shapes()).isEqualTo(few.shapes());
        float[] row = new TestRandom(3).tensor(1, many.inputs(), 2).toArray();
        assertThat(output(many, parameters, row))
                .isEqualTo(output(network(architecture, 9, 4), parameters, row))
                .doesNotContain(Float.NaN);
    }

    /** Means and attention weigh: what is said twice as often by twice as many weighs the same. */
    @ParameterizedTest
    @EnumSource(value = Architecture.Body.class, names = "DEEP_SETS")
    void meansDoNotCountAndSumsDo(Architecture.Body body) {
        for (Pooling pooling : Pooling.values()) {
            Architecture architecture =
                    new Architecture(body, 16, 2, Activation.TANH, false, true, new Architecture.Sets(2, pooling));
            Network once = network(architecture, 2, 1);
            Parameters parameters = NetworkTest.weights(once);
            float[] row = new TestRandom(3).tensor(1, once.inputs(), 2).toArray();
            EntityGroup near = layout(2, 1).entities().getFirst();
            float[] twice = new float[row.length + near.count() * near.width()];
            System.arraycopy(row, 0, twice, 0, near.end());
            System.arraycopy(row, near.first(), twice, near.end(), row.length - near.first());
            double apart = distance(output(once.over(layout(4, 1)), parameters, twice), output(once, parameters, row));
            if (pooling == Pooling.MEAN) {
                assertThat(apart).isLessThan(2e-5);
            } else {
                assertThat(apart).isGreaterThan(1e-2);
            }
        }
    }

    /** A block of attention, a round of messages and pooled sets, written out for one row in plain loops. */
    @ParameterizedTest
    @MethodSource("architectures")
    void outputsAreThoseOfTheReference(Architecture architecture) {
        Network network = network(architecture, 3, 2);
        Parameters parameters = NetworkTest.weights(network);
        for (int seed = 0; seed < 5; seed++) {
            float[] row = new TestRandom(seed).tensor(1, network.inputs(), 2).toArray();
            double[] expected = new ReferenceSetNetwork(architecture, layout(3, 2), parameters).output(row);
            float[] actual = output(network, parameters, row);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) actual[i]).isCloseTo(expected[i], within(5e-5 * (1 + Math.abs(expected[i]))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void attentionIsThatOfTheReference(Architecture architecture) {
        Network network = network(architecture, 3, 2);
        Parameters parameters = NetworkTest.weights(network);
        float[] row = new TestRandom(8).tensor(1, network.inputs(), 2).toArray();
        ReferenceSetNetwork reference = new ReferenceSetNetwork(architecture, layout(3, 2), parameters);
        reference.output(row);
        try (Tape tape = new Tape(BACKEND)) {
            Node rows = tape.constant(1, row.length, row, 0);
            Node attention = network.forward(tape, Weights.frozen(parameters), Sequence.of(rows))
                    .attention();
            double[] expected = reference.ownAttention();
            assertThat(attention == null).isEqualTo(architecture.network() != Architecture.Body.ATTENTION);
            assertThat(attention == null ? 0 : attention.columns()).isEqualTo(expected.length);
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) attention.value().get(0, i)).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void weightsThatDependOnTheNumberOfThingsSaySo() {
        Network perceptron = new Architecture(Architecture.Body.MLP, 8, 1, Activation.TANH, false, false)
                .network(layout(2, 1), 3, 1, "");
        assertThat(perceptron.over(layout(2, 1))).isSameAs(perceptron);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perceptron.over(layout(3, 1)))
                .withMessageContaining("for rows of 11 numbers, got 14")
                .withMessageContaining("network=ATTENTION");
    }

    @Test
    void otherKindsOfThingsAreRefused() {
        Network network = network(architectures().findFirst().orElseThrow(), 2, 1);
        Layout other = new Layout(9, List.of(new EntityGroup("rocks", OWN_BEFORE, 2, NEAR_WIDTH)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.over(other))
                .withMessageContaining("the same kinds of things")
                .withMessageContaining("rocks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.over(Layout.flat(OWN_BEFORE + OWN_AFTER)))
                .withMessageContaining("the same kinds of things");
    }

    @Test
    void layoutsThatOverlapOrRepeatNamesAreRefused() {
        List<EntityGroup> overlapping = List.of(new EntityGroup("a", 0, 2, 2), new EntityGroup("b", 3, 1, 1));
        List<EntityGroup> alike = List.of(new EntityGroup("a", 0, 2, 2), new EntityGroup("a", 4, 1, 1));
        for (List<EntityGroup> groups : Arrays.asList(overlapping, alike)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Layout(9, groups));
        }
    }
}
