package io.throng.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import org.junit.jupiter.api.Test;

final class OrderParameterTest {
    private final Table table = new Table("agents");
    private final FloatColumn x = table.floats("x", "");
    private final FloatColumn y = table.floats("y", "");

    private double order(double[][] motions, boolean... counted) {
        OrderParameter order = new OrderParameter(x, y, row -> counted.length == 0 || counted[row]);
        table.append(motions.length);
        double[] sums = new double[order.terms()];
        double[] terms = new double[order.terms()];
        for (int row = 0; row < motions.length; row++) {
            x.write()[row] = (float) motions[row][0];
            y.write()[row] = (float) motions[row][1];
            table.publish(row, row + 1);
            order.terms(row, terms);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += terms[i];
            }
        }
        return order.value(sums, motions.length);
    }

    @Test
    void isOneForOneDirectionWhateverTheSpeeds() {
        assertThat(order(new double[][] {{1, 1}, {0.1, 0.1}, {50, 50}})).isCloseTo(1, within(1e-9));
    }

    @Test
    void isNoneForOppositeDirections() {
        assertThat(order(new double[][] {{3, 0}, {-0.5, 0}})).isCloseTo(0, within(1e-9));
    }

    @Test
    void isTheLengthOfTheMeanHeading() {
        assertThat(order(new double[][] {{1, 0}, {0, 1}})).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void doesNotAskThoseWhoDoNotCount() {
        assertThat(order(new double[][] {{1, 0}, {-1, 0}, {0, 1}}, true, false, false))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void countsThoseWhoDoNotMove() {
        assertThat(order(new double[][] {{1, 0}, {0, 0}})).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void isNoneWithoutAnybody() {
        assertThat(order(new double[][] {{1, 0}}, false)).isZero();
    }
}
