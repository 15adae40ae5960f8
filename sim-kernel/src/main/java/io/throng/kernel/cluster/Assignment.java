package io.throng.kernel.cluster;

import io.throng.kernel.measure.Measure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/**
 * A run, and who waits for it.
 *
 * @param measures of the world, to be worked out from the agents' terms
 * @param slabs how many slabs
 * @param deadline the longest without any slab's progress
 * @param onStep told the step that all slabs have completed, on the director's thread
 */
record Assignment(
        ClusterOrder order,
        List<? extends Measure> measures,
        int slabs,
        Duration deadline,
        LongConsumer onStep,
        CompletableFuture<Outcome> promise) {}
