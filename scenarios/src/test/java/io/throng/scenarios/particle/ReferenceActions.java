package io.throng.scenarios.particle;

import java.util.Arrays;

/** What action rows mean in each edition, case by case. */
final class ReferenceActions {
    private final Edition edition;
    private final boolean continuous;

    ReferenceActions(Edition edition, boolean continuous) {
        this.edition = edition;
        this.continuous = continuous;
    }

    /** The push, x and y, in parts of a full one. */
    double[] push(float[] row) {
        if (!continuous) {
            int move = (int) row[0] % 5;
            double sign = edition == Edition.MPE2 || edition == Edition.PETTINGZOO_1_22 ? -1 : 1;
            return new double[] {move == 1 ? sign : move == 2 ? -sign : 0, move == 3 ? sign : move == 4 ? -sign : 0};
        }
        return switch (edition) {
            case MPE2 -> new double[] {row[2] - row[1], row[4] - row[3]};
            case PETTINGZOO_1_22, OPENAI -> new double[] {row[1] - row[2], row[3] - row[4]};
            case MAPPO -> new double[] {row[0], row[1]};
        };
    }

    /** The message of an agent, which may move or not. */
    double[] said(float[] row, boolean moves, int symbols) {
        double[] said = new double[symbols];
        if (continuous) {
            for (int i = 0; i < symbols; i++) {
                said[i] = row[row.length - symbols + i];
            }
        } else {
            boolean apart = row.length == 2;
            said[apart ? (int) row[1] : (int) row[0] / (moves ? 5 : 1)] = 1;
        }
        return said;
    }

    /** The pushes of a row as forces. */
    double[] forces(float[] row, double gain) {
        return Arrays.stream(push(row)).map(push -> push * gain).toArray();
    }
}
