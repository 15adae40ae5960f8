package io.throng.scenarios.script;

/**
 * Carries the exit code of a run out of a script's {@code main}, which returns nothing, to whoever started the script in
 * this JVM. Where nobody did, the JVM itself is the run's and ends with the code.
 */
final class ExitCode {
    private static final ScopedValue<ExitCode> OF_THIS_SCRIPT = ScopedValue.newInstance();

    private int code;

    /** A script's {@code main}. */
    @FunctionalInterface
    interface Main {
        void run() throws Exception;
    }

    /** Runs a script on this thread; returns the code of its last run that failed, or 0. */
    static int of(Main main) throws Exception {
        ExitCode exit = new ExitCode();
        return ScopedValue.where(OF_THIS_SCRIPT, exit).<Integer, Exception>call(() -> {
            main.run();
            return exit.code;
        });
    }

    /** Ends the run in progress. */
    static void report(int code) {
        if (code == 0) {
            return;
        }
        if (OF_THIS_SCRIPT.isBound()) {
            OF_THIS_SCRIPT.get().code = code;
        } else {
            System.exit(code);
        }
    }
}
