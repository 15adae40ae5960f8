package io.throng.scenarios;

import io.throng.kernel.World;
import java.io.IOException;
import java.io.OutputStream;
import java.util.SequencedMap;

/**
 * A scenario whose runs can also be told in files of forms that its field knows.
 *
 * @param <P> its parameters
 */
public interface ReportingScenario<P extends Record> extends Scenario<P> {
    /** The kinds of files it can write: name to what is in it. */
    SequencedMap<String, String> reports();

    /**
     * Begins a file about a run that has not begun.
     *
     * @param world one of this scenario
     * @param kind one of {@link #reports}
     * @param to where the file goes; closed with the report
     * @throws IllegalArgumentException if there is no such kind, naming those there are
     */
    Report report(World world, String kind, OutputStream to) throws IOException;
}
