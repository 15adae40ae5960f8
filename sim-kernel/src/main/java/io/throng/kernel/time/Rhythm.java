package io.throng.kernel.time;

import io.throng.kernel.random.Philox;

/** When an agent acts next: agents with rhythms of their own act between the fixed steps. */
@FunctionalInterface
public interface Rhythm {
    /** Beyond this count, neighbouring acts would share a time. */
    double MOST_ACTS = 0x1p52;

    /**
     * The next time to act.
     *
     * @param time of the last act, or from which on to act
     * @param random the turn's generator
     * @return later than {@code time}; with exponential intervals the same with a chance of about 2<sup>-53</sup>
     */
    double next(double time, Philox random);

    /**
     * Acts at phase, phase + interval, phase + 2 * interval and so on, each computed by multiplication; draws nothing.
     *
     * @param interval positive and finite
     * @param phase time of an act, finite
     */
    static Rhythm every(double interval, double phase) {
        requirePositive("interval", interval);
        if (!Double.isFinite(phase)) {
            throw new IllegalArgumentException("phase must be finite, got " + phase);
        }
        return (time, random) -> {
            double count = Math.floor((time - phase) / interval);
            if (!(Math.abs(count) < MOST_ACTS)) {
                throw new IllegalArgumentException("interval must be at least 2^-52 of the time since the phase, got "
                        + interval + " at " + time + "; take a coarser unit of time");
            }
            double next = phase + count * interval;
            while (next <= time) {
                count++;
                next = phase + count * interval;
            }
            return next;
        };
    }

    /**
     * Acts after intervals that are drawn from an exponential distribution: a Poisson process.
     *
     * @param mean interval, positive and finite
     */
    static Rhythm exponential(double mean) {
        requirePositive("mean interval", mean);
        return (time, random) -> time + mean * random.draws().exponential();
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    name + " must be positive and finite, got " + value + "; give it in units of the model's time");
        }
    }
}
