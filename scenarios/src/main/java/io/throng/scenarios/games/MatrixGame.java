package io.throng.scenarios.games;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A matrix of common pay-offs, played again and again; {@link Climbing} and {@link Penalty} are the well-known ones. */
public final class MatrixGame implements LearningScenario<MatrixGame.Parameters> {
    /**
     * What can be set.
     *
     * @param payoffs rows of numbers, as {@code 11,-30,0;-30,7,6;0,0,5}: as many rows as columns, 1 to 100
     * @param agents players, 2 to 100
     * @param repetitions steps of an episode, at least 1
     */
    public record Parameters(String payoffs, int agents, int repetitions) {
        private static final int MOST_CHOICES = 100;

        /** Checks the matrix and the ranges. */
        public Parameters {
            RepeatedMatrixGame.require(agents, repetitions);
            matrix(payoffs);
        }

        private static double[][] matrix(String text) {
            String[] rows = text.split(Pattern.quote(";"), -1);
            double[][] matrix = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                matrix[i] = row(text, rows[i]);
                if (matrix[i].length != rows.length || rows.length > MOST_CHOICES) {
                    throw refused(text);
                }
            }
            return matrix;
        }

        private static double[] row(String text, String row) {
            try {
                double[] numbers = Arrays.stream(row.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (Arrays.stream(numbers).allMatch(Double::isFinite)) {
                    return numbers;
                }
            } catch (NumberFormatException e) {
                throw refused(text);
            }
            throw refused(text);
        }

        private static IllegalArgumentException refused(String text) {
            return new IllegalArgumentException("payoffs must be as many rows as columns, 1 to " + MOST_CHOICES
                    + ", of finite numbers, got \"" + text + "\"; give rows as 1,2;3,4");
        }

        double[][] matrix() {
            return matrix(payoffs);
        }
    }

    /** For the service loader. */
    public MatrixGame() {}

    @Override
    public String name() {
        return "matrix_game";
    }

    @Override
    public String description() {
        return "A matrix of common pay-offs, played again and again by players who see nothing.";
    }

    @Override
    public String scale() {
        return "Rewards summed over the repetitions, undiscounted, averaged over players (who are paid the same).";
    }

    /** The climbing game. */
    @Override
    public Parameters defaults() {
        return new Parameters("11,-30,0;-30,7,6;0,0,5", 2, 25);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(parameters.payoffs(), agents, parameters.repetitions());
    }

    @Override
    public GameFactory game(Parameters p) {
        return (agents, worlds) -> new RepeatedMatrixGame(p.matrix(), p.agents(), p.repetitions(), agents);
    }
}
