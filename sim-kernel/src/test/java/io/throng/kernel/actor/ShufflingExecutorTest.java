package io.throng.kernel.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShufflingExecutorTest {
    /** The order in which forty tasks ran that waited for the only thread. */
    private static List<Integer> order(long seed) throws InterruptedException {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch open = new CountDownLatch(1);
        ShufflingExecutor executor = new ShufflingExecutor(seed, 1, Thread::new);
        CountDownLatch started = new CountDownLatch(1);
        executor.execute(() -> {
            started.countDown();
            await(open);
        });
        started.await();
        IntStream.range(0, 40).forEach(i -> executor.execute(() -> order.add(i)));
        open.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return order;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void waitingTasksRunOnceEachInAnOrderDrawnFromTheSeed() throws InterruptedException {
        List<Integer> order = order(7);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
        assertThat(order).isNotEqualTo(IntStream.range(0, 40).boxed().toList());
        assertThat(order(7)).isEqualTo(order);
        assertThat(order(8)).isNotEqualTo(order);
    }

    @Test
    void aTaskThatThrowsOrInterruptsDoesNotEndTheThread() throws InterruptedException {
        ShufflingExecutor executor = new ShufflingExecutor(7, 1, Thread::new);
        CountDownLatch done = new CountDownLatch(1);
        executor.execute(() -> {
            throw new IllegalStateException("expected");
        });
        executor.execute(() -> Thread.currentThread().interrupt());
        executor.execute(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterShutdownNothingIsTaken() {
        ShufflingExecutor executor = new ShufflingExecutor(7, 1, Thread::new);
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
        assertThat(executor.isShutdown()).isTrue();
        assertThatThrownBy(() -> executor.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("the simulation has been closed");
    }
}
