package io.throng.kernel.actor;

import io.throng.kernel.AgentRef;
import io.throng.kernel.step.Stage;
import java.util.concurrent.CompletableFuture;

/** What a region is told. */
sealed interface RegionMessage {
    /** Run a stage and report to the director. */
    record RunStage(Stage stage) implements RegionMessage {}

    /** All agents of this region have taken their turns in their own mailboxes. */
    record TurnsTaken(Stage stage) implements RegionMessage {}

    /** Spawn the agent of a row, if it is not yet, and answer its address. */
    record Introduce(int row, CompletableFuture<AgentRef> answer) implements RegionMessage {}
}
