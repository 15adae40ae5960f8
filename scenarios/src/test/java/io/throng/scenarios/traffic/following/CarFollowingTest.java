package io.throng.scenarios.traffic.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CarFollowingTest {
    private static final double NOBODY = Double.POSITIVE_INFINITY;
    private static final double LENGTH = 5;

    static Stream<CarFollowing> models() {
        return Stream.of(
                new Idm(1, 1.5, 1, 2),
                new Krauss(2.6, 4.5, 1, 2.5, 0),
                Gipps.original(),
                new Acc(2.6, 4.5, 1, 2.5),
                new Cacc(2.6, 4.5, 1, 2.5, true),
                new Cacc(2.6, 4.5, 1, 2.5, false),
                CityFlowRule.example());
    }

    /** Maxima of the fundamental diagram: vehicles an hour, and the speed there. */
    @ParameterizedTest
    @CsvSource({
        "30,    1,   1,    1.5,  2,   2451.78, 18.356",
        "33.3333333333, 1.6, 0.73, 1.67, 2, 1742.78, 18.566",
        "15,    1,   1,    1.5,  2,   1957.49, 10.150",
        "33.3333333333, 1, 1, 1.5, 2, 2519.17, 20.060",
        "13.89, 1,   2.6,  4.5,  2.5, 1841.03, 9.544",
    })
    void idmHasItsCapacityInClosedForm(
            double desired, double headway, double accel, double decel, double minGap, double flow, double speed) {
        Equilibrium best = Equilibrium.capacity(new Idm(accel, decel, headway, minGap), desired, LENGTH);
        assertThat(best.flow()).isEqualTo(flow, within(0.005));
        assertThat(best.speed()).isEqualTo(speed, within(0.001));
        assertThat(best.density()).isEqualTo(flow / (3.6 * speed), within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"220, 2.99975", "230, 3.45407", "246, 4.18065", "260, 4.81592", "270, 5.26927"})
    void idmHasItsSpeedOnARingOf22(double ring, double speed) {
        assertThat(Equilibrium.speed(new Idm(1, 1.5, 1, 2), ring / 22 - LENGTH, 30))
                .isEqualTo(speed, within(5e-6));
    }

    @Test
    void idmKeepsTheSpeedAtItsGapHoweverLongTheStep() {
        Idm idm = new Idm(1, 1.5, 1, 2);
        for (double dt : new double[] {0.1, 0.5, 1, 2}) {
            assertThat(idm.follow(12, 30, idm.equilibriumGap(12, 30), 12, dt)).isEqualTo(12, within(1e-12));
        }
    }

    /** A quarter of a second is one part; a second is four, in which the gap shrinks. */
    @Test
    void idmDividesLongSteps() {
        Idm idm = new Idm(1, 1.5, 1, 2);
        double next = 20;
        double gap = 60;
        for (int part = 0; part < 4; part++) {
            next += idm.acceleration(next, 30, gap, 10) * 0.25;
            gap -= (next - 10) * 0.25;
        }
        assertThat(idm.follow(20, 30, 60, 10, 1)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"25, 13.89", "15.5, 13", "9.5, 7", "2.5, 0"})
    void kraussDrivesTheGapLessTheMinimumInAHeadway(double gap, double speed) {
        Krauss krauss = new Krauss(2.6, 4.5, 1, 2.5, 0);
        assertThat(krauss.follow(speed, 13.89, gap, speed, 1)).isEqualTo(speed, within(1e-9));
    }

    @Test
    void kraussDawdlesByAPartOfTheAcceleration() {
        Krauss krauss = Krauss.passenger();
        assertThat(krauss.dawdles()).isTrue();
        assertThat(krauss.dawdled(10, 12, 0.9, 1)).isEqualTo(12 - 0.5 * 2.6 * 0.9, within(1e-12));
        assertThat(krauss.dawdled(0, 2, 0.9, 1)).isEqualTo(2 - 0.5 * 2 * 0.9, within(1e-12)); // who starts, starts
        assertThat(new Krauss(2.6, 4.5, 1, 2.5, 0).dawdles()).isFalse();
    }

    /** The paper's example: from rest, 1.7 m/s² times 2.5 times the root of 0.025. */
    @Test
    void gippsPullsAwayAsInThePaper() {
        assertThat(Gipps.original().follow(0, 20, NOBODY, 0, 2.0 / 3))
                .isEqualTo(2.5 * 1.7 * (2.0 / 3) * Math.sqrt(0.025), within(1e-12));
        assertThat(Gipps.original().follow(20, 20, NOBODY, 0, 2.0 / 3)).isEqualTo(20);
    }

    /** Within 100 m a gap is controlled, beyond 120 m the speed, in between what was before; gaps count from the minimum. */
    @ParameterizedTest
    @CsvSource({"101, 0, 1", "101, 1, 1", "110, 0, 0", "110, 1, 1", "123, 0, 0", "123, 1, 0"})
    void adaptiveCruiseControlHasAHysteresis(double gap, int before, int mode) {
        assertThat(new Acc(1, 1.5, 1, 2).mode(before, 20, gap)).isEqualTo(mode);
        assertThat(new Krauss(1, 1.5, 1, 2, 0).mode(before, 20, gap)).isZero();
    }

    /** The gain is 0.4 of the speed error, and no more than the car can do. */
    @Test
    void adaptiveCruiseControlHoldsTheSpeedWhereNobodyIsNear() {
        assertThat(new Acc(1, 1.5, 1, 2).follow(24, 25, 200, 20, 0.1)).isEqualTo(24.04, within(1e-12));
        assertThat(new Acc(1, 1.5, 1, 2).follow(20, 25, 200, 20, 0.1)).isEqualTo(20.1, within(1e-12));
    }

    @Test
    void cooperativeCruiseControlFallsBackBehindALeaderWithoutIt() {
        Cacc cacc = new Cacc(1, 1.5, 0.6, 2, true);
        assertThat(cacc.behind(cacc)).isSameAs(cacc);
        CarFollowing alone = cacc.behind(new Idm(1, 1.5, 1, 2));
        Memory holding = new Memory(1, 0);
        assertThat(alone.follow(holding, 20, 25, 24, 20, 0.1))
                .isEqualTo(new Acc(1, 1.5, 1, 2).follow(holding, 20, 25, 24, 20, 0.1), within(1e-12));
        assertThat(alone.behind(cacc)).isEqualTo(cacc);
    }

    /** Behind an obstacle and behind a car that brakes hard, with every model, at the step lengths that are in use. */
    @ParameterizedTest
    @MethodSource("models")
    void nobodyRunsIntoWhoIsAhead(CarFollowing model) {
        for (double dt : new double[] {0.1, 0.5, 2.0 / 3}) {
            double leader = 200;
            double leaderSpeed = 15;
            double place = 0;
            double speed = 25;
            double closest = NOBODY;
            for (int step = 0; step < 3_000; step++) {
                double next = Math.max(0, model.follow(speed, 30, leader - LENGTH - place, leaderSpeed, dt));
                leaderSpeed = step * dt > 5 ? Math.max(0, leaderSpeed - 3 * dt) : leaderSpeed;
                leader += leaderSpeed * dt;
                place += next * dt;
                speed = next;
                closest = Math.min(closest, leader - LENGTH - place);
            }
            assertThat(closest).as("gap of %s, dt %s", model, dt).isGreaterThan(0);
            assertThat(speed).isLessThan(0.1);
            assertThat(leader - LENGTH - place).isBetween(model.minGap() - 1, model.minGap() + 2.5); // ACC: 2 m more
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void onAFreeRoadEverybodyReachesTheDesiredSpeed(CarFollowing model) {
        double speed = 0;
        for (int step = 0; step < 3_000; step++) {
            double next = model.follow(speed, 20, NOBODY, 0, 0.1);
            assertThat(next).isGreaterThanOrEqualTo(speed - 1e-12).isLessThanOrEqualTo(20 + 1e-9);
            speed = next;
        }
        assertThat(speed).isEqualTo(20, within(0.01));
    }

    /**
     * The longest of the gaps that its parts keep: the headway, a step's way and the minimum gap, and what is left at the end of a
     * step in which the leader brakes.
     */
    @ParameterizedTest
    @CsvSource({
        "16, 0.1, 24",
        "10, 0.1, 15",
        "10, 1, 15",
        "4, 0.1, 6",
        "4, 1, 6.5",
        "1, 0.1, 2.6",
        "1, 1, 4.25",
        "0, 1, 4.75"
    })
    void cityFlowKeepsTheGapOfItsHeadwayOrOfItsBraking(double speed, double dt, double gap) {
        CityFlowRule rule = CityFlowRule.example();
        assertThat(rule.follow(speed, 16.67, gap, speed, dt)).isEqualTo(speed, within(1e-9));
        assertThat(rule.follow(speed, 16.67, gap - 0.01, speed, dt)).isLessThan(speed);
        assertThat(rule.follow(speed, 16.67, gap + 1, speed, dt)).isGreaterThan(speed);
    }

    /** The parts of the rule by hand: a headway behind a leader as fast, usual braking and hardest braking behind one that stands. */
    @Test
    void cityFlowTakesTheLeastOfItsSpeeds() {
        CityFlowRule rule = new CityFlowRule(2, 4.5, 3, 1.5, 2.5);
        assertThat(rule.follow(10, 16.67, 100, 10, 1)).isEqualTo(12);
        assertThat(rule.follow(10, 11, 100, 10, 1)).isEqualTo(11);
        assertThat(rule.follow(10, 16.67, 14, 10, 1)).isEqualTo((14 + 10 - 5) / 2.0);
        assertThat(rule.follow(10, 16.67, 14, 6, 1)).isEqualTo(usual(14, 10, 6), within(1e-12));
        assertThat(rule.follow(10, 16.67, 30, 0, 1)).isEqualTo(usual(30, 10, 0), within(1e-12));
        assertThat(rule.follow(10, 16.67, 5, 0, 1)).isEqualTo(10 - 4.5);
    }

    /** After half a step at the old speed and half at this one, 3 m/s² stop 2.5 m behind the leader. */
    private static double usual(double gap, double speed, double leaderSpeed) {
        double left = gap - 2.5 + leaderSpeed * leaderSpeed / (2 * 3.0) - speed / 2;
        return 3 * (Math.sqrt(0.25 + 2 * left / 3) - 0.5);
    }

    @Test
    void cityFlowStopsBeforeTheLineInEqualParts() {
        CityFlowRule rule = CityFlowRule.example();
        assertThat(rule.stop(10, 16.67, 100, 1)).isEqualTo(12);
        assertThat(rule.stop(10, 16.67, 26, 1)).isEqualTo(8); // five steps are left
        assertThat(rule.stop(0, 16.67, 1, 1)).isZero();
        double speed = 15;
        double left = 60;
        for (int step = 0; step < 100; step++) {
            double next = Math.max(0, rule.stop(speed, 16.67, left, 1));
            left -= Scheme.BALLISTIC.distance(speed, next, 1);
            speed = next;
        }
        assertThat(speed).isZero();
        assertThat(left).isBetween(0.0, 2.0);
    }

    @Test
    void refusesWhatNobodyCanDrive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Idm(1, 0, 1, 2))
                .withMessage("decel must be positive and finite, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Krauss(1, 1, 1, 2, 1.5))
                .withMessage("sigma must be in [0.0, 1.0], got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gipps(1, 1, 1, 1, -1))
                .withMessageContaining("minGap must be in [0.0, infinity)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CityFlowRule(2, 3, 4, 1, 2))
                .withMessage("usualDecel must be in [0.0, 3.0], got 4.0");
    }
}
