package io.throng.kernel.cluster;

import akka.actor.typed.ActorRef;
import io.throng.kernel.SimulationException;
import java.util.Map;

/** What a director has done by the nodes. Called on the director's thread alone. */
sealed interface DirectorTask permits Directing, Replicating {
    /** Begins; there are as many nodes as wanted. */
    void begin();

    /** What a node says. */
    void on(ClusterMessage.ToDirector message);

    /** A node is gone; the others remain. */
    void lost(String node, long silentSince, Map<String, ActorRef<ClusterMessage.ToNode>> remaining);

    /** Some time has passed. */
    void tick();

    /** It cannot go on. */
    void fail(SimulationException reason);
}
