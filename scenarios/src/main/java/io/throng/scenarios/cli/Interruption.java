package io.throng.scenarios.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a run that is interrupted (Ctrl-C, termination) end its present step or batch and save what it has, before the machine
 * goes down.
 */
final class Interruption implements AutoCloseable {
    private static final int SECONDS_TO_SAVE = 60;
    private static final AtomicBoolean UNDER_WAY = new AtomicBoolean();

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Runnable onRequest) {
        this.hook = new Thread(() -> interrupt(onRequest), "throng-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Runnable onRequest) {
        UNDER_WAY.set(true);
        requested.set(true);
        onRequest.run();
        try {
            if (!saved.await(SECONDS_TO_SAVE, TimeUnit.SECONDS)) {
                System.err.println("throng: gave up waiting for the run to save its state");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this Java machine is going down: then nobody may call {@link System#exit}. */
    static boolean isUnderWay() {
        return UNDER_WAY.get();
    }

    /** Whether the run shall end. */
    boolean isRequested() {
        return requested.get();
    }

    /** Everything is saved. */
    @Override
    public void close() {
        saved.countDown();
        if (!isUnderWay()) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            UNDER_WAY.set(true);
        }
    }
}
