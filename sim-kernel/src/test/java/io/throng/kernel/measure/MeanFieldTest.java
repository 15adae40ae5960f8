package io.throng.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Philox;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MeanFieldTest {
    private static double[] values(int count, double bound) {
        Philox random = new Philox().reset(count, 0, 0, 0);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private static MeanField built(double bound, int shards, double[] values) {
        MeanField field = new MeanField(2, bound, (row, terms) -> {
            terms[0] = values[row];
            terms[1] = -bound;
        });
        int rows = values.length;
        field.open(rows, shards);
        for (int shard = 0; shard < shards; shard++) {
            field.count(shard, (int) ((long) rows * shard / shards), (int) ((long) rows * (shard + 1) / shards));
        }
        field.arrange();
        return field;
    }

    @Test
    void sumsAreThoseOfExactDecimals() {
        for (double bound : new double[] {1, 0.3, 1e6, 3e-9}) {
            for (int count : new int[] {0, 1, 2, 1000, 70_000}) {
                double[] values = values(count, bound);
                BigDecimal exact = BigDecimal.ZERO;
                for (double value : values) {
                    exact = exact.add(new BigDecimal(value));
                }
                double allowed = bound * count * count * 0x1p-60;
                MeanField field = built(bound, 3, values);
                assertThat(field.sum(0)).isCloseTo(exact.doubleValue(), within(allowed));
                assertThat(field.sum(1)).isCloseTo(-bound * count, within(allowed));
            }
        }
    }

    @Test
    void sumsDependNeitherOnShardsNorOnTheOrderOfRows() {
        double[] values = values(5000, 1);
        double[] backwards = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            backwards[i] = values[values.length - 1 - i];
        }
        double sum = built(1, 1, values).sum(0);
        for (int shards = 1; shards < 9; shards++) {
            assertThat(built(1, shards, values).sum(0)).isEqualTo(sum);
            assertThat(built(1, shards, backwards).sum(0)).isEqualTo(sum);
        }
    }

    @Test
    void termsBeyondTheBoundAreRefused() {
        for (double wrong : new double[] {1.5, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> built(1, 1, new double[] {0.5, wrong}))
                    .withMessage("a term of a mean field must be in [-1.0, 1.0], got " + wrong
                            + "; give the field a larger bound");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanField(1, 0, (row, terms) -> {}))
                .withMessage("bound of the terms must be in [1e-100, 1e100], got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanField(0, 1, (row, terms) -> {}))
                .withMessage("terms must be at least 1, got 0");
    }
}
