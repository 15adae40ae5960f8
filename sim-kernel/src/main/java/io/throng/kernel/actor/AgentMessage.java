package io.throng.kernel.actor;

import akka.actor.typed.ActorRef;
import io.throng.kernel.AgentView;
import io.throng.kernel.Phase;
import io.throng.kernel.step.RegionWork;
import io.throng.kernel.step.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What an agent's actor is told. */
sealed interface AgentMessage {
    /**
     * Take your turn; one message serves all agents of a region.
     *
     * @param missing how many agents have not taken theirs
     */
    record TakeTurn(Stage stage, Phase phase, RegionWork work, AtomicInteger missing, ActorRef<RegionMessage> region)
            implements AgentMessage {
        /** The last agent tells the region. */
        void take(int row) {
            try {
                work.takeTurn(phase, row);
            } finally {
                if (missing.decrementAndGet() == 0) {
                    region.tell(new RegionMessage.TurnsTaken(stage));
                }
            }
        }
    }

    /** Mail from outside the world. */
    record Tell(int topic, double first, double second) implements AgentMessage {}

    /** A question after the agent's values. */
    record Inspect(CompletableFuture<AgentView> answer) implements AgentMessage {}

    /** The agent has died. */
    enum Farewell implements AgentMessage {
        INSTANCE
    }
}
