package io.throng.scenarios.traffic.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;

/** What holds for every network. */
public final class Soundness {
    private Soundness() {}

    /** Asserts that numbers, rows, right of way and shapes fit together. */
    public static void check(RoadNetwork roads) {
        checkNumbers(roads);
        roads.links().stream().filter(link -> link.via() >= 0).forEach(link -> shapes(roads, link));
    }

    /** Asserts the same but for the shapes. */
    public static void checkNumbers(RoadNetwork roads) {
        numbers(roads);
        for (Link link : roads.links()) {
            link(roads, link);
        }
        roads.junctions().forEach(junction -> junction(roads, junction));
    }

    private static void numbers(RoadNetwork roads) {
        for (int i = 0; i < roads.lanes().size(); i++) {
            Lane lane = roads.lanes().get(i);
            Edge edge = roads.edges().get(lane.edge());
            assertThat(lane.number()).isEqualTo(i);
            assertThat(lane.number()).isEqualTo(edge.firstLane() + lane.index());
            assertThat(lane.index()).isLessThan(edge.lanes());
            assertThat(lane.length()).as(lane.id()).isPositive();
            assertThat(lane.speed()).as(lane.id()).isPositive();
            assertThat(lane.shape().length).isGreaterThanOrEqualTo(4);
        }
        for (int i = 0; i < roads.edges().size(); i++) {
            assertThat(roads.edges().get(i).number()).isEqualTo(i);
        }
        for (int i = 0; i < roads.junctions().size(); i++) {
            assertThat(roads.junctions().get(i).number()).isEqualTo(i);
        }
        for (int i = 0; i < roads.signals().size(); i++) {
            assertThat(roads.signals().get(i).number()).isEqualTo(i);
        }
        for (int i = 0; i < roads.links().size(); i++) {
            assertThat(roads.links().get(i).number()).isEqualTo(i);
        }
    }

    private static void link(RoadNetwork roads, Link link) {
        Lane to = roads.lanes().get(link.to());
        assertThat(roads.edges().get(to.edge()).internal()).isFalse();
        if (link.via() >= 0) {
            Lane via = roads.lanes().get(link.via());
            assertThat(roads.edges().get(via.edge()).internal()).isTrue();
            List<Link> onward = roads.from(via.number());
            assertThat(onward).hasSize(1);
            assertThat(onward.getFirst().to()).isEqualTo(to.number());
        }
        if (link.signal() >= 0) {
            String state = roads.signals()
                    .get(link.signal())
                    .program()
                    .phases()
                    .getFirst()
                    .state();
            assertThat(link.signalIndex()).isBetween(0, state.length() - 1);
        }
    }

    private static void shapes(RoadNetwork roads, Link link) {
        Lane from = roads.lanes().get(link.from());
        Lane via = roads.lanes().get(link.via());
        Lane to = roads.lanes().get(link.to());
        assertThat(distance(end(from), start(via))).as("to %s", via.id()).isLessThan(0.01);
        if (roads.from(via.number()).getFirst().via() < 0) {
            assertThat(distance(end(via), start(to))).as("from %s", via.id()).isLessThan(0.2);
        }
    }

    private static float[] start(Lane lane) {
        return new float[] {lane.shape()[0], lane.shape()[1]};
    }

    private static float[] end(Lane lane) {
        return new float[] {lane.shape()[lane.shape().length - 2], lane.shape()[lane.shape().length - 1]};
    }

    private static double distance(float[] one, float[] other) {
        return Math.hypot(one[0] - other[0], one[1] - other[1]);
    }

    private static void junction(RoadNetwork roads, Junction junction) {
        List<Request> rows = junction.requests();
        assertThat(junction.internal()).hasSameSizeAs(rows);
        int row = 0;
        for (int lane : junction.incoming()) {
            assertThat(roads.edges().get(roads.lanes().get(lane).edge()).to()).isEqualTo(junction.id());
            for (Link link : roads.from(lane)) {
                if (!rows.isEmpty()) {
                    assertThat(link.junction()).isEqualTo(junction.number());
                    assertThat(link.request()).isEqualTo(row++);
                }
            }
        }
        assertThat(row).isEqualTo(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            BitSet foes = rows.get(i).foes();
            assertThat(foes.get(i)).as("own foe").isFalse();
            BitSet unknown = (BitSet) rows.get(i).response().clone();
            unknown.andNot(foes);
            assertThat(unknown.isEmpty())
                    .as("row %d of %s gives way to foes alone", i, junction.id())
                    .isTrue();
            int own = i;
            foes.stream().forEach(foe -> {
                assertThat(rows.get(foe).foes().get(own)).as("foes are mutual").isTrue();
                assertThat(rows.get(own).response().get(foe)
                                || rows.get(foe).response().get(own))
                        .as("of %d and %d of %s one gives way", own, foe, junction.id())
                        .isTrue();
            });
        }
    }
}
