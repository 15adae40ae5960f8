package io.throng.scenarios.script;

import io.throng.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One start of a script's {@code main}, which returns nothing, on this thread: what goes into it besides arguments, and what
 * comes out. Where nobody launched it in this JVM, the JVM itself is the run's and ends with the run's exit code.
 */
final class Launch {
    private static final ScopedValue<Launch> OF_THIS_SCRIPT = ScopedValue.newInstance();

    private final SourceText source;
    private final boolean describing;
    private final List<Scenario<?>> described = new ArrayList<>();
    private int code;

    private Launch(SourceText source, boolean describing) {
        this.source = source;
        this.describing = describing;
    }

    /** A script's {@code main}. */
    @FunctionalInterface
    interface Main {
        void run() throws Exception;
    }

    /** Runs a script on this thread; returns the code of its last run that failed, or 0. */
    static int run(SourceText source, Main main) throws Exception {
        return of(source, false, main).code;
    }

    /** Runs a script on this thread up to the worlds it describes, which are not run but returned. */
    static List<Scenario<?>> describe(SourceText source, Main main) throws Exception {
        return of(source, true, main).described;
    }

    private static Launch of(SourceText source, boolean describing, Main main) throws Exception {
        Launch launch = new Launch(source, describing);
        return ScopedValue.where(OF_THIS_SCRIPT, launch).<Launch, Exception>call(() -> {
            main.run();
            return launch;
        });
    }

    /** The file whose {@code main} runs on this thread; empty if {@code java} started it. */
    static Optional<SourceText> source() {
        return OF_THIS_SCRIPT.isBound() ? Optional.of(OF_THIS_SCRIPT.get().source) : Optional.empty();
    }

    /** Takes a world that is asked for but not to be run; whether it is so. */
    static boolean takes(Scenario<?> scenario) {
        boolean taken = OF_THIS_SCRIPT.isBound() && OF_THIS_SCRIPT.get().describing;
        if (taken) {
            OF_THIS_SCRIPT.get().described.add(scenario);
        }
        return taken;
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
