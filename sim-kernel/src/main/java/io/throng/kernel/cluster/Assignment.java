package io.throng.kernel.cluster;

import io.throng.kernel.measure.Measure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A run, and who waits for it.
 *
 * @param measures of the world, to be worked out from the agents' terms
 * @param slabs how many slabs
 * @param deadline the longest without any slab's progress
 * @param listener follows the run
 */
record Assignment(
        ClusterOrder order,
        List<? extends Measure> measures,
        int slabs,
        Duration deadline,
        RunListener listener,
        CompletableFuture<Outcome> promise) {}
