package io.throng.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The nodes of a cluster in a file: one {@code host:port} a line, the first where runs are started; empty lines and what
 * follows a {@code #} are passed over. All nodes have the same file.
 */
final class NodesFile {
    private NodesFile() {}

    static List<String> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("nodes file " + file + " cannot be read: give a file of host:port lines,"
                    + " or local:N for N Java machines here");
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
