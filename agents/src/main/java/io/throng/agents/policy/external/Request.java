package io.throng.agents.policy.external;

import io.throng.agents.arena.AgentBatch;

/** The line that asks for the actions of a step. */
final class Request {
    private Request() {}

    static String of(AgentBatch batch, long step) {
        StringBuilder line = new StringBuilder("{\"step\":")
                .append(step)
                .append(",\"rows\":")
                .append(batch.rows())
                .append(",\"agents\":[");
        for (int row = 0; row < batch.rows(); row++) {
            line.append(row == 0 ? "" : ",").append(batch.agentId(row));
        }
        append(line.append("],\"observations\":"), batch.observations(), batch.features());
        if (batch.choices() > 0) {
            append(line.append(",\"masks\":"), batch.masks(), batch.choices());
        }
        return line.append("}\n").toString();
    }

    private static void append(StringBuilder line, float[] values, int width) {
        line.append('[');
        for (int i = 0; i < values.length; i++) {
            line.append(i % width > 0 ? "," : i == 0 ? "[" : "],[").append(number(values[i]));
        }
        line.append(values.length == 0 ? "]" : "]]");
    }

    /** JSON has no word for what is no number or endless. */
    private static String number(float value) {
        return Float.isFinite(value) ? String.valueOf(value) : "null";
    }
}
