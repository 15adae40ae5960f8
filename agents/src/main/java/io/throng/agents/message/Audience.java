package io.throng.agents.message;

import io.throng.kernel.Turn;
import java.util.function.LongConsumer;

/**
 * Who hears an agent: those within a distance ({@link WithinDistance}), its neighbours in a network, a list.
 *
 * <p>Called on the simulation's threads, for many agents at once. The order must depend on the read side and on ids alone,
 * never on rows: it decides which draw falls to which message.
 */
@FunctionalInterface
public interface Audience {
    /** Names everybody who hears the agent whose turn it is, each once and never the agent itself. */
    void forEach(Turn turn, LongConsumer hearer);
}
