package io.throng.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventQueueTest {
    private static final int CAPACITY = 40;

    private final EventQueue queue = queue(CAPACITY);

    private static EventQueue queue(int capacity) {
        Table groups = new Table("groups");
        EventQueues queues = new EventQueues(groups, "events", 3, capacity);
        groups.append(3);
        queues.of(0).clear(0);
        queues.of(0).schedule(0, 0, 99, 99);
        queues.of(1).clear(0);
        return queues.of(1);
    }

    /** An event as the slow queue has it. */
    private record Event(double time, int priority, int agent, long sequence, int kind, long handle) {
        static final Comparator<Event> ORDER = Comparator.comparingDouble(Event::time)
                .thenComparingInt(Event::priority)
                .thenComparingInt(Event::agent)
                .thenComparingLong(Event::sequence);
    }

    /** Schedules, takes and cancels at random, with few different keys, so that ties of all kinds come up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void behavesAsASortedListDoes(long seed) {
        Philox random = new Philox().reset(seed, 0, 0, 0);
        List<Event> slow = new ArrayList<>();
        List<Long> handles = new ArrayList<>();
        long sequence = 0;
        for (int action = 0; action < 3000; action++) {
            int choice = random.nextInt(10);
            if (choice < 5 && slow.size() < CAPACITY) {
                Event event = new Event(
                        queue.now() + random.nextInt(4), random.nextInt(2), random.nextInt(3), sequence++, action, 0);
                long handle = queue.schedule(event.time, event.priority, event.agent, event.kind);
                slow.add(new Event(event.time, event.priority, event.agent, event.sequence, event.kind, handle));
                handles.add(handle);
            } else if (choice < 8) {
                takeFromBoth(slow, queue.now() + random.nextInt(4));
            } else if (!handles.isEmpty()) {
                long handle = handles.get(random.nextInt(handles.size()));
                assertThat(queue.cancel(handle)).isEqualTo(slow.removeIf(event -> event.handle == handle));
            }
            assertThat(queue.size()).isEqualTo(slow.size());
        }
        assertThat(sequence).isGreaterThan(500);
    }

    private void takeFromBoth(List<Event> slow, double end) {
        slow.sort(Event.ORDER);
        boolean due = !slow.isEmpty() && slow.getFirst().time < end;
        assertThat(queue.next(end)).isEqualTo(due);
        if (due) {
            Event first = slow.removeFirst();
            assertThat(List.of(queue.time(), queue.priority(), queue.agent(), queue.kind()))
                    .isEqualTo(List.of(first.time, first.priority, first.agent, first.kind));
            assertThat(queue.now()).isEqualTo(first.time);
        } else {
            assertThat(queue.now()).isEqualTo(end);
        }
    }

    @Test
    void equalsComeInTheOrderInWhichTheyWereScheduled() {
        for (int i = 0; i < CAPACITY; i++) {
            queue.schedule(1, 0, 7, i);
        }
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(queue.next(2)).isTrue();
            assertThat(queue.kind()).isEqualTo(i);
        }
    }

    @Test
    void atOneTimeTheLowerPriorityComesFirstThenTheLowerAgent() {
        queue.schedule(1, 1, 0, 0);
        queue.schedule(1, 0, 5, 1);
        queue.schedule(1, 0, 4, 2);
        queue.schedule(0.5, 9, 9, 3);
        List<Integer> kinds = new ArrayList<>();
        while (queue.next(2)) {
            kinds.add(queue.kind());
        }
        assertThat(kinds).containsExactly(3, 2, 1, 0);
    }

    @Test
    void anEventAtTheEndOfTheStepBelongsToTheNextStep() {
        queue.schedule(1, 0, 0, 0);
        assertThat(queue.next(1)).isFalse();
        assertThat(queue.next(2)).isTrue();
    }

    @Test
    void anEventInThePastIsRefused() {
        queue.next(3.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.schedule(2, 0, 4, 1))
                .withMessage("an event must be scheduled at or after the present time 3.5, got 2.0 (agent 4, kind 1);"
                        + " time never goes back");
        assertThatIllegalArgumentException().isThrownBy(() -> queue.schedule(Double.NaN, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.schedule(Double.POSITIVE_INFINITY, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> queue.next(3));
    }

    @Test
    void aFullQueueSaysWhatToDo() {
        for (int i = 0; i < CAPACITY; i++) {
            queue.schedule(i, 0, 0, 0);
        }
        assertThatThrownBy(() -> queue.schedule(1, 0, 0, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("queue events of group 1 holds at most 40 events and is full; declare a larger capacity or"
                        + " cancel events");
        assertThat(queue.next(100)).isTrue();
        queue.schedule(1, 0, 0, 0);
    }

    @Test
    void whatHasHappenedOrBeenCancelledCannotBeCancelled() {
        long first = queue.schedule(1, 0, 0, 0);
        long second = queue.schedule(2, 0, 0, 0);
        assertThat(queue.next(1.5)).isTrue();
        assertThat(queue.cancel(first)).isFalse();
        long third = queue.schedule(3, 0, 0, 0);
        assertThat(queue.cancel(first)).as("whose slot another event has now").isFalse();
        assertThat(queue.cancel(second)).isTrue();
        assertThat(queue.cancel(second)).isFalse();
        assertThat(queue.cancel(third)).isTrue();
        assertThat(queue.size()).isZero();
    }

    @Test
    void capacitiesOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue(0))
                .withMessage("capacity of events must be in [1, 1048576], got 0");
    }
}
