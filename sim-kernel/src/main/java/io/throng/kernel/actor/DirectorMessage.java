package io.throng.kernel.actor;

import io.throng.kernel.AgentRef;
import io.throng.kernel.AgentView;
import java.util.concurrent.CompletableFuture;

/** What the director is told. */
sealed interface DirectorMessage {
    /** Work to be done. */
    record Work(Job<?> job) implements DirectorMessage {}

    /** A region has run the present stage, or has put down why it could not. */
    enum StageDone implements DirectorMessage {
        INSTANCE
    }

    /** A region's actor ended. */
    record RegionLost(int region) implements DirectorMessage {}

    /** What is served between two steps. */
    sealed interface Question extends DirectorMessage {}

    /** Mail from outside for an agent. */
    record Outside(long agent, int topic, double first, double second) implements Question {}

    /** A question after an agent's values. */
    record Inspect(long agent, CompletableFuture<AgentView> answer) implements Question {}

    /** A question after an agent's address. */
    record Find(long agent, CompletableFuture<AgentRef> answer) implements Question {}
}
