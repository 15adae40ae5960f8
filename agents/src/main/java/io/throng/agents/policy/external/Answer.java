package io.throng.agents.policy.external;

/**
 * An answer as it came: {@code {"step":12,"actions":[[1],[0]]}}, with spaces anywhere between the signs and nothing else.
 *
 * @param step the step it is for
 * @param actions {@code [rows, columns]}, row after row; every number is finite
 */
record Answer(long step, float[] actions) {
    /**
     * Reads an answer of known size.
     *
     * @throws IllegalArgumentException saying what is wrong and where
     */
    static Answer read(String line, int rows, int columns) {
        return new Parser(line).answer(rows, columns);
    }

    private static final class Parser {
        private static final int LONGEST_NUMBER = 32;
        private static final int SHOWN = 20;

        private final String line;
        private int at;

        Parser(String line) {
            this.line = line;
        }

        Answer answer(int rows, int columns) {
            expect("{");
            expect("\"step\"");
            expect(":");
            double step = number();
            if (step != Math.rint(step) || step < 0) {
                throw wrong("a whole step");
            }
            expect(",");
            expect("\"actions\"");
            expect(":");
            float[] actions = actions(rows, columns);
            expect("}");
            skipSpace();
            if (at < line.length()) {
                throw wrong("the end");
            }
            return new Answer((long) step, actions);
        }

        private float[] actions(int rows, int columns) {
            float[] actions = new float[rows * columns];
            expect("[");
            for (int row = 0; row < rows; row++) {
                expect(row == 0 ? "[" : ",");
                if (row > 0) {
                    expect("[");
                }
                for (int column = 0; column < columns; column++) {
                    if (column > 0) {
                        expect(",");
                    }
                    actions[row * columns + column] = (float) number();
                }
                expect("]");
            }
            expect("]");
            return actions;
        }

        private void skipSpace() {
            while (at < line.length()
                    && (line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at) == '\r')) {
                at++;
            }
        }

        private void expect(String text) {
            skipSpace();
            if (!line.startsWith(text, at)) {
                throw wrong(text);
            }
            at += text.length();
        }

        private double number() {
            skipSpace();
            int end = at;
            while (end < line.length()
                    && end - at < LONGEST_NUMBER
                    && "+-.0123456789eE".indexOf(line.charAt(end)) >= 0) {
                end++;
            }
            double value;
            try {
                value = Double.parseDouble(line.substring(at, end));
            } catch (NumberFormatException e) {
                throw wrong("a number");
            }
            if (Float.isInfinite((float) value)) {
                throw wrong("a finite number");
            }
            at = end;
            return value;
        }

        private IllegalArgumentException wrong(String wanted) {
            String found = at >= line.length()
                    ? "the end"
                    : "\"" + line.substring(at, Math.min(line.length(), at + SHOWN)) + "\"";
            return new IllegalArgumentException(
                    "the answer must have " + wanted + " at position " + at + ", got " + found);
        }
    }
}
