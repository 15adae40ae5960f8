package io.throng.agents.policy.external;

import java.time.Duration;
import java.util.List;

/**
 * Whom to ask, and how long to wait.
 *
 * @param command the process to start and its arguments; at least one word
 * @param deadline how long to wait for the answer of one step; positive
 * @param firstDeadline the same for the first step, in which the process may still be starting; positive
 * @param defaultAction what an agent does that has no valid answer in time, {@code [columns]}
 */
public record ExternalSettings(List<String> command, Duration deadline, Duration firstDeadline, float[] defaultAction) {
    /** Checks the deadlines and keeps copies. */
    public ExternalSettings {
        command = List.copyOf(command);
        defaultAction = defaultAction.clone();
        if (command.isEmpty()) {
            throw new IllegalArgumentException(
                    "the command of an external policy must have at least one word, got none");
        }
        requirePositive("deadline", deadline);
        requirePositive("first deadline", firstDeadline);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, got " + duration);
        }
    }
}
