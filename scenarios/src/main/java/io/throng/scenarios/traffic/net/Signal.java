package io.throng.scenarios.traffic.net;

import java.util.List;

/**
 * A traffic light.
 *
 * @param number in the network
 * @param id unique
 * @param programs at least one; the last is in force unless another is asked for
 */
public record Signal(int number, String id, List<Program> programs) {
    /** Checks that there is a program. */
    public Signal {
        programs = List.copyOf(programs);
        if (programs.isEmpty()) {
            throw new IllegalArgumentException("signal " + id + " must have a program, got none");
        }
    }

    /** The one in force. */
    public Program program() {
        return programs.getLast();
    }

    /**
     * What a light shows over time, again and again.
     *
     * @param id unique for the signal
     * @param type such as {@code static} or {@code actuated}
     * @param offset when a cycle begins, in s
     * @param phases at least one
     */
    public record Program(String id, String type, double offset, List<Phase> phases) {
        /** Checks that all phases show as many lights. */
        public Program {
            phases = List.copyOf(phases);
            if (phases.isEmpty()) {
                throw new IllegalArgumentException("program " + id + " must have a phase, got none");
            }
            int lights = phases.getFirst().state().length();
            for (Phase phase : phases) {
                if (phase.state().length() != lights) {
                    throw new IllegalArgumentException(
                            "phases of program " + id + " must all have " + lights + " lights, got " + phase.state());
                }
            }
        }

        /** How long a cycle takes, in s. */
        public double cycle() {
            return phases.stream().mapToDouble(Phase::seconds).sum();
        }

        /** What it shows at a time, in s. */
        public Phase at(double time) {
            double left = time - offset;
            left -= Math.floor(left / cycle()) * cycle();
            for (Phase phase : phases) {
                left -= phase.seconds();
                if (left < 0) {
                    return phase;
                }
            }
            return phases.getLast();
        }
    }

    /**
     * What a light shows for a time.
     *
     * @param seconds how long, positive
     * @param state a letter a link: r red, y and Y yellow, g and G green with and without giving way, o and O off, s stop, u soon
     * @param least seconds where the length depends on the traffic
     * @param most seconds likewise, at least {@code least}
     */
    public record Phase(double seconds, String state, double least, double most) {
        private static final String LETTERS = "ryYgGoOsu";

        /** Checks the ranges and letters. */
        public Phase {
            if (!(seconds > 0 && seconds <= 1e9 && least >= 0 && least <= most)) {
                throw new IllegalArgumentException("a phase must last a positive time with 0 <= minDur <= maxDur, got "
                        + seconds + " s in [" + least + ", " + most + "]");
            }
            if (state.isEmpty() || state.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
                throw new IllegalArgumentException(
                        "the state of a phase must be letters of " + LETTERS + ", got \"" + state + "\"");
            }
        }
    }
}
