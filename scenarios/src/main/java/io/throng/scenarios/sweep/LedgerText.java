package io.throng.scenarios.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in a ledger.
 *
 * @param results of its whole lines, in order
 * @param wholeBytes how far these reach
 * @param cutShort bytes of a last line that is not whole
 */
record LedgerText(List<RunResult> results, long wholeBytes, long cutShort) {
    /**
     * Reads a ledger, which others may be adding to.
     *
     * @throws IllegalArgumentException if a line before the last is damaged
     */
    static LedgerText read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<RunResult> results = new ArrayList<>();
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = lineEnd(bytes, start);
            Optional<RunResult> result = end == bytes.length
                    ? Optional.empty()
                    : LedgerLine.read(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            if (result.isPresent()) {
                results.add(result.get());
                start = end + 1;
            } else if (end >= bytes.length - 1) {
                return new LedgerText(results, start, bytes.length - start);
            } else {
                throw new IllegalArgumentException("line " + number + " of " + file
                        + " is damaged: its checksum does not agree; remove that line, and its run is run again");
            }
        }
        return new LedgerText(results, start, 0);
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }
}
