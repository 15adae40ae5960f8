package io.throng.scenarios.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.scenarios.traffic.following.Acc;
import io.throng.scenarios.traffic.following.Cacc;
import io.throng.scenarios.traffic.following.CarFollowing;
import io.throng.scenarios.traffic.following.Idm;
import io.throng.scenarios.traffic.following.Krauss;
import io.throng.scenarios.traffic.following.Memory;
import io.throng.scenarios.traffic.following.Scheme;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Followers whose speeds SUMO 1.15 computed ({@code --step-length 0.1}, also with {@code --step-method.ballistic}): accel 1,
 * decel 1.5, tau 1, minGap 2, sigma 0, desired speed 25. The leader starts 200 m ahead; both at 15 m/s. The leader drives
 * freely at six tenths of a speed limit that is 25 m/s, from 40 s on 8, from 65 s on 30 and from 100 s on 16.
 *
 * <p>The follower is a millimetre long: SUMO 1.15 adds its length to the gap that ACC wants.
 */
class FollowersAgainstSumoTest {
    private static final double DT = 0.1;
    private static final double LEADER_LENGTH = 5;
    private static final int STEPS_BETWEEN = 100;

    static Stream<Arguments> followers() {
        return Stream.of(
                follower(
                        new Krauss(1, 1.5, 1, 2, 0),
                        Scheme.SEMI_IMPLICIT,
                        24.1837,
                        19.7982,
                        17.2416,
                        15.9681,
                        5.9274,
                        4.9159,
                        9.3846,
                        17.5580,
                        17.7988,
                        17.9078,
                        9.9707,
                        9.6965),
                follower(
                        new Krauss(1, 1.5, 1, 2, 0),
                        Scheme.BALLISTIC,
                        24.2489,
                        19.9313,
                        17.1764,
                        15.8709,
                        5.2190,
                        4.8131,
                        8.8643,
                        17.8850,
                        18.0197,
                        18.0086,
                        9.5879,
                        9.5932),
                follower(
                        new Idm(1, 1.5, 1, 2),
                        Scheme.SEMI_IMPLICIT,
                        21.0108,
                        21.2286,
                        18.4001,
                        16.0168,
                        4.9644,
                        4.7985,
                        8.0816,
                        16.9224,
                        18.6690,
                        18.2479,
                        9.7706,
                        9.6034),
                follower(
                        new Idm(1, 1.5, 1, 2),
                        Scheme.BALLISTIC,
                        21.0125,
                        21.2380,
                        18.4050,
                        16.0088,
                        4.9422,
                        4.7990,
                        8.0742,
                        16.9188,
                        18.6765,
                        18.2496,
                        9.7621,
                        9.6021),
                follower(
                        new Acc(1, 1.5, 1, 2),
                        Scheme.SEMI_IMPLICIT,
                        24.0990,
                        18.0480,
                        16.7976,
                        16.0845,
                        5.4003,
                        5.0867,
                        8.8771,
                        18.0348,
                        18.1970,
                        18.1189,
                        9.4556,
                        9.6035),
                follower(
                        new Acc(1, 1.5, 1, 2),
                        Scheme.BALLISTIC,
                        24.0990,
                        18.0543,
                        16.7985,
                        16.0836,
                        5.3985,
                        5.0844,
                        8.8731,
                        18.0336,
                        18.1974,
                        18.1190,
                        9.4389,
                        9.6057),
                follower(
                        new Cacc(1, 1.5, 1, 2, false),
                        Scheme.SEMI_IMPLICIT,
                        24.0990,
                        20.8807,
                        15.9175,
                        15.2492,
                        4.4985,
                        4.8019,
                        8.7054,
                        17.9281,
                        18.1417,
                        18.0855,
                        9.4665,
                        9.6045),
                follower(
                        new Cacc(1, 1.5, 1, 2, false),
                        Scheme.BALLISTIC,
                        24.0990,
                        20.8853,
                        15.9478,
                        15.2402,
                        4.4299,
                        4.8027,
                        8.7034,
                        17.9283,
                        18.1431,
                        18.0862,
                        9.4572,
                        9.6055),
                follower(
                        new Cacc(1, 1.5, 1, 2, true),
                        Scheme.BALLISTIC,
                        24.0990,
                        20.8853,
                        16.0518,
                        15.3021,
                        4.9459,
                        4.8446,
                        8.9292,
                        17.9020,
                        18.0000,
                        18.0000,
                        9.6136,
                        9.6000),
                follower(
                        new Cacc(1, 1.5, 1, 2, true),
                        Scheme.SEMI_IMPLICIT,
                        24.0990,
                        20.8807,
                        16.0411,
                        15.3115,
                        4.9523,
                        4.8475,
                        8.9339,
                        17.8858,
                        18.0000,
                        18.0000,
                        9.6174,
                        9.6000));
    }

    private static Arguments follower(CarFollowing model, Scheme scheme, double... speeds) {
        return Arguments.of(model, scheme, speeds);
    }

    /** The whole trajectories differ from SUMO's by less than 0.004 m/s; here every tenth second is compared. */
    @ParameterizedTest
    @MethodSource("followers")
    void everyTenthSecondItIsAsFastAsSumosFollower(CarFollowing model, Scheme scheme, double[] speeds) {
        CarFollowing follower = model.integratedBy(scheme);
        double leader = 300;
        double leaderSpeed = 15;
        double position = 100;
        double speed = 15;
        Memory memory = Memory.NONE;
        for (int step = 1; step <= speeds.length * STEPS_BETWEEN; step++) {
            double gap = leader - LEADER_LENGTH - position;
            double next = Math.max(0, follower.follow(memory, speed, 25, gap, leaderSpeed, DT));
            memory = new Memory(follower.mode(memory.mode(), speed, gap), (next - speed) / DT);
            position += scheme.distance(speed, next, DT);
            speed = next;
            double led = leaderSpeed(step, leaderSpeed);
            leader += scheme.distance(leaderSpeed, led, DT);
            leaderSpeed = led;
            if (step % STEPS_BETWEEN == 0) {
                assertThat(speed).as("after %s steps", step).isEqualTo(speeds[step / STEPS_BETWEEN - 1], within(0.002));
            }
        }
    }

    private static double leaderSpeed(int step, double before) {
        double wanted = 0.6 * (step < 400 ? 25 : step < 650 ? 8 : step < 1000 ? 30 : 16);
        return Math.clamp(wanted, before - 1.5 * DT, before + DT);
    }
}
