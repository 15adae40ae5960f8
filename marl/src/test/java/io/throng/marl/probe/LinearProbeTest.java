package io.throng.marl.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
    private static final int LABELS = 3;

    /** Points around a place of their label's on a circle, far from the origin. */
    private static LinearProbe.Examples around(Random random, int count, double spread) {
        float[][] features = new float[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(LABELS);
            double angle = 2 * Math.PI * labels[i] / LABELS;
            features[i] = new float[] {
                (float) (1000 + Math.cos(angle) + spread * random.nextGaussian()),
                (float) (0.01 * (Math.sin(angle) + spread * random.nextGaussian()))
            };
        }
        return new LinearProbe.Examples(features, labels);
    }

    private static double accuracy(LinearProbe.Examples fitted, LinearProbe.Examples tried) {
        try (LinearProbe probe = LinearProbe.fit(fitted, LABELS)) {
            return Arrays.stream(probe.right(tried)).average().orElseThrow();
        }
    }

    @Test
    void tellsWhatIsLinearlyApartOnAnyScale() {
        Random random = new Random(1);
        assertThat(accuracy(around(random, 300, 0.2), around(random, 300, 0.2))).isGreaterThan(0.97);
    }

    @Test
    void guessesWhereThereIsNothingToTell() {
        Random random = new Random(2);
        double guessed = accuracy(around(random, 600, 1000), around(random, 900, 1000));
        // 1/3, and four standard errors
        assertThat(guessed).isBetween(0.27, 0.40);
    }

    @Test
    void refusesExamplesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearProbe.Examples(new float[][] {{1}, {2}}, new int[] {0}))
                .withMessageContaining("2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearProbe.Examples(new float[][] {{1}, {2, 3}}, new int[] {0, 1}))
                .withMessageContaining("one width");
        try (LinearProbe probe = LinearProbe.fit(around(new Random(3), 30, 1), LABELS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> probe.right(new LinearProbe.Examples(new float[][] {{1}}, new int[] {0})))
                    .withMessage("features must be 2 wide, got 1");
        }
    }
}
