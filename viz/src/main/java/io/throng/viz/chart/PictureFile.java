package io.throng.viz.chart;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that a reader sees the old one or the new one, never half. */
final class PictureFile {
    private PictureFile() {}

    /** Writes beside the target, then renames; makes the folder where there is none. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path temporary = folder.resolve("." + file.getFileName() + "." + writer() + ".tmp");
            try {
                Files.write(temporary, bytes);
                rename(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new IOException("cannot write picture " + file + ": " + e, e);
        }
    }

    /** Tells concurrent writers of one file apart. */
    private static String writer() {
        return ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId();
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
