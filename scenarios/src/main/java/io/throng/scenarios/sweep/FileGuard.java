package io.throng.scenarios.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps other processes, and other users in this one, from writing a file while one does. However a process ends, the system
 * takes its guards away.
 *
 * <p>The lock is on a hidden file of its own beside the guarded one: a process that closes a file loses all its locks on it
 * (POSIX, {@code fcntl}), and the guarded file is read while it is guarded. The hidden file stays, since whoever removes
 * it may take it from under one who waits for it.
 */
final class FileGuard implements AutoCloseable {
    private static final long MILLISECONDS_TO_WAIT = 20;

    private final FileChannel channel;

    private FileGuard(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the guard if nobody has it. */
    static Optional<FileGuard> tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file.resolveSibling("." + file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isLocked(channel)) {
            return Optional.of(new FileGuard(channel));
        }
        channel.close();
        return Optional.empty();
    }

    /** Waits until nobody has the guard, and takes it. */
    static FileGuard take(Path file) throws IOException {
        while (true) {
            Optional<FileGuard> guard = tryTake(file);
            if (guard.isPresent()) {
                return guard.get();
            }
            try {
                Thread.sleep(MILLISECONDS_TO_WAIT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for " + file, e);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
