package io.throng.kernel.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.Inbox;
import io.throng.kernel.Phase;
import io.throng.kernel.random.Philox;
import io.throng.kernel.testworlds.Clockwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail sorted by regions against one sort of one list. */
class MailRoomTest {
    private static final int AGENTS = 150;

    private final Philox random = new Philox();
    private final List<Letter> all = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "3,3", "3,4", "8,5", "13,6", "200,7"})
    void everyInboxIsInOrderOfSenderAndSending(int regions, long seed) {
        random.reset(seed, 0, 0, 0);
        Clockwork world = new Clockwork(AGENTS);
        StepCycle cycle = founded(world, regions);
        boolean[] dead = new boolean[AGENTS];
        IntStream.range(0, AGENTS).forEach(row -> dead[row] = random.nextInt(5) == 0);
        world.agents().remove(dead);
        cycle.roll().changed();
        write(cycle);
        all.sort(Comparator.comparingLong(Letter::sender));
        for (Stage stage : List.of(Stage.SORT_MAIL, Stage.DELIVER)) {
            cycle.regions().forEach(region -> region.run(stage));
        }
        for (RegionWork region : cycle.regions()) {
            for (int row = region.firstRow(); row < region.endRow(); row++) {
                assertThat(inbox(region, row)).isEqualTo(expected(world.agents().id(row)));
            }
        }
    }

    private static StepCycle founded(Clockwork world, int regions) {
        StepCycle cycle = new StepCycle(world, 7, regions, 1);
        Stage stage = cycle.found();
        while (stage != null) {
            for (RegionWork region : cycle.regions()) {
                region.run(stage);
            }
            stage = cycle.after(stage);
        }
        return cycle;
    }

    /** Mail from outside and, in both phases, from everybody in order of their ids. */
    private void write(StepCycle cycle) {
        for (int i = 0; i < 20; i++) {
            write(cycle.outside(), Inbox.OUTSIDE, MailBag.OUTSIDE);
        }
        for (Phase phase : RegionWork.TURNS) {
            for (RegionWork region : cycle.regions()) {
                for (int row = region.firstRow(); row < region.endRow(); row++) {
                    for (int i = random.nextInt(5); i > 0; i--) {
                        long id = cycle.world().agents().id(row);
                        write(region.turns().outbox(phase).mail, id, phase.ordinal());
                    }
                }
            }
        }
    }

    private void write(MailBag bag, long sender, long kind) {
        Letter letter = new Letter(
                0,
                1,
                random.nextInt(AGENTS + 20) - 10,
                sender,
                kind,
                all.size(),
                random.nextDouble(),
                random.nextDouble());
        all.add(letter);
        bag.add(letter.receiver(), sender, letter.topic(), letter.first(), letter.second());
    }

    private static List<List<Number>> inbox(RegionWork region, int row) {
        Delivery delivery = region.mail().delivery();
        MailBag mail = delivery.mail();
        return IntStream.range(delivery.from(row), delivery.to(row))
                .mapToObj(i -> List.<Number>of(mail.sender[i], mail.topic[i], mail.first[i], mail.second[i]))
                .toList();
    }

    private List<List<Number>> expected(long receiver) {
        return all.stream()
                .filter(letter -> letter.receiver() == receiver)
                .map(letter -> List.<Number>of(letter.sender(), letter.topic(), letter.first(), letter.second()))
                .toList();
    }
}
