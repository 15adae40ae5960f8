package io.throng.scenarios.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Failures of files in words. */
public final class Failures {
    private Failures() {}

    /** Why reading or writing failed, in a few words. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NotDirectoryException file -> "not a folder: " + file.getFile();
            case FileSystemException other when other.getReason() != null -> other.getReason() + ": " + other.getFile();
            default -> failure.getMessage();
        };
    }

    /** The same for an unchecked one. */
    public static String reason(UncheckedIOException failure) {
        return reason(failure.getCause());
    }
}
