package io.throng.scenarios.traffic.demand;

import java.util.Optional;

/** When vehicles of a flow want to depart; times in s. */
public sealed interface Rhythm {
    /** The greatest number of vehicles that one flow can have. */
    int MOST = 10_000_000;

    /** The same without departures at a time or later, in s; empty if none are left. */
    default Optional<Rhythm> until(double seconds) {
        return switch (this) {
            case Once once -> once.time() < seconds ? Optional.of(once) : Optional.empty();
            case Even even -> {
                double earlier = Math.ceil((seconds - even.begin()) / even.period());
                yield earlier < 1
                        ? Optional.empty()
                        : Optional.of(new Even(even.begin(), even.period(), (int) Math.min(earlier, even.number())));
            }
            case Chance chance ->
                chance.begin() < seconds
                        ? Optional.of(new Chance(chance.begin(), Math.min(chance.end(), seconds), chance.probability()))
                        : Optional.empty();
            case Poisson poisson ->
                poisson.begin() < seconds
                        ? Optional.of(
                                new Poisson(poisson.begin(), Math.min(poisson.end(), seconds), poisson.perSecond()))
                        : Optional.empty();
        };
    }

    /** At one time. */
    record Once(double time) implements Rhythm {
        /** Checks the time. */
        public Once {
            require(time >= 0 && time <= 2e6, "a departure must be in [0, 2e6] s, got " + time);
        }
    }

    /**
     * At equal distances.
     *
     * @param begin of the first
     * @param period between two, positive
     * @param number of vehicles
     */
    record Even(double begin, double period, int number) implements Rhythm {
        /** Checks the ranges. */
        public Even {
            require(begin >= 0 && begin <= 2e6, "a flow must begin in [0, 2e6] s, got " + begin);
            require(period > 0, "the period of a flow must be positive, got " + period);
            require(number >= 0 && number <= MOST, "a flow must have 0 to 1e7 vehicles, got " + number);
            require(
                    number <= 1 || begin + (number - 1) * period <= 2e6,
                    "the last vehicle of a flow must depart in [0, 2e6] s, got " + (begin + (number - 1) * period));
        }
    }

    /** Every second with the same chance. */
    record Chance(double begin, double end, double probability) implements Rhythm {
        /** Checks the ranges. */
        public Chance {
            require(
                    begin >= 0 && end >= begin && end <= 2e6,
                    "a flow must be in [0, 2e6] s, got " + begin + " to " + end);
            require(probability > 0 && probability <= 1, "a probability must be in (0, 1], got " + probability);
        }
    }

    /** At exponentially distributed distances. */
    record Poisson(double begin, double end, double perSecond) implements Rhythm {
        /** Checks the ranges. */
        public Poisson {
            require(
                    begin >= 0 && end >= begin && end <= 2e6,
                    "a flow must be in [0, 2e6] s, got " + begin + " to " + end);
            require(perSecond > 0 && perSecond <= 1000, "a rate must be in (0, 1000] vehicles/s, got " + perSecond);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
