package io.throng.scenarios.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script's file as it was read: a run keeps it, to be the same run later whatever becomes of the file.
 *
 * @param file where it was read
 * @param text what it held
 */
public record SourceText(Path file, String text) {
    private static final long MOST_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if there is no such file, or it is no Java source
     */
    public static SourceText read(Path file) {
        require(file.toString().endsWith(SourceFile.EXTENSION), file, "is not a Java file: its name must end in .java");
        require(Files.exists(file), file, "does not exist; check the path");
        require(!Files.isDirectory(file), file, "is a folder; give a file");
        require(Files.isReadable(file), file, "cannot be read; check its permissions");
        try {
            long bytes = Files.size(file);
            require(
                    bytes <= MOST_BYTES,
                    file,
                    "has " + bytes + " bytes, and a script at most " + MOST_BYTES
                            + "; put data into files of their own");
            return new SourceText(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not in UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean condition, Path file, String message) {
        if (!condition) {
            throw new IllegalArgumentException(file + " " + message);
        }
    }

    /** The SHA-256 of the text in UTF-8, in lower-case hexadecimal digits. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The file's name, without folders. */
    public String name() {
        return file.getFileName().toString();
    }
}
