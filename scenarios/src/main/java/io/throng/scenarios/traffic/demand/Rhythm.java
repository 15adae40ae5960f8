package io.throng.scenarios.traffic.demand;

/** When vehicles of a flow want to depart; times in s. */
public sealed interface Rhythm {
    /** The greatest number of vehicles that one flow can have. */
    int MOST = 100_000_000;

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
            require(number >= 0 && number <= MOST, "a flow must have 0 to 1e8 vehicles, got " + number);
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
