package io.throng.scenarios.traffic.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoadNetworkBuilderTest {
    private static final Road ONE = Road.of(1, 13.89);

    /** A road from west to east crosses one from south to north; one lane each way. */
    private static RoadNetworkBuilder crossing(JunctionType type, int priority) {
        return new RoadNetworkBuilder()
                .junction("c", 0, 0, type)
                .junction("w", -100, 0, JunctionType.DEAD_END)
                .junction("e", 100, 0, JunctionType.DEAD_END)
                .junction("s", 0, -100, JunctionType.DEAD_END)
                .junction("n", 0, 100, JunctionType.DEAD_END)
                .twoWay("w", "w", "c", ONE.withPriority(priority))
                .twoWay("e", "e", "c", ONE.withPriority(priority))
                .twoWay("s", "s", "c", ONE)
                .twoWay("n", "n", "c", ONE);
    }

    private static Link link(RoadNetwork roads, String from, String to) {
        return roads.from(roads.edge(from).firstLane()).stream()
                .filter(link -> link.to() == roads.edge(to).firstLane())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> yields(RoadNetwork roads, String from, String to) {
        Link own = link(roads, from, to);
        Junction junction = roads.junctions().get(own.junction());
        return roads.links().stream()
                .filter(other -> other.junction() == own.junction()
                        && junction.requests().get(own.request()).response().get(other.request()))
                .map(other -> name(roads, other.from()) + other.direction())
                .sorted()
                .toList();
    }

    private static String name(RoadNetwork roads, int lane) {
        return roads.edges().get(roads.lanes().get(lane).edge()).id();
    }

    @Test
    void stopLinesAreBehindTheOtherRoadAndACornerOfFourMetres() {
        RoadNetwork roads = crossing(JunctionType.PRIORITY, 1).build();
        Soundness.check(roads);
        Lane west = roads.lane("w_0");
        assertThat(west.length()).isEqualTo(100 - 3.2 - 4, within(1e-6));
        assertThat(west.shape()).containsExactly(new float[] {-100, -1.6f, -7.2f, -1.6f}, within(1e-5f));
        Lane ahead = roads.lanes().get(link(roads, "w", "-e").via());
        assertThat(ahead.length()).isEqualTo(14.4, within(1e-6));
        assertThat(ahead.speed()).isEqualTo(13.89);
        Lane right = roads.lanes().get(link(roads, "w", "-s").via());
        assertThat(right.length()).isEqualTo(Math.PI / 2 * 5.6, within(0.05));
        assertThat(right.speed()).isEqualTo(6.51, within(0.12)); // netconvert's
        Lane left = roads.lanes().get(link(roads, "w", "-n").via());
        assertThat(left.length()).isEqualTo(Math.PI / 2 * 8.8, within(0.05));
        assertThat(left.speed()).isEqualTo(8.00, within(0.05)); // netconvert's
    }

    /** As netconvert of SUMO 1.15 has it. */
    @Test
    void onACrossingTheMinorRoadGivesWayAndLeftTurnsGiveWayToWhoComesTowardsThem() {
        RoadNetwork roads = crossing(JunctionType.PRIORITY, 1).build();
        assertThat(yields(roads, "w", "-e")).isEmpty();
        assertThat(yields(roads, "w", "-s")).isEmpty();
        assertThat(yields(roads, "w", "-n")).containsExactly("er", "es");
        assertThat(yields(roads, "s", "-n")).containsExactly("el", "er", "es", "wl", "ws");
        assertThat(yields(roads, "s", "-e")).containsExactly("ws");
        assertThat(yields(roads, "s", "-w")).containsExactly("el", "es", "nr", "ns", "wl", "ws");
        assertThat(link(roads, "w", "-e").state()).isEqualTo('M');
        assertThat(link(roads, "w", "-n").state()).isEqualTo('m');
        assertThat(link(roads, "s", "-n").state()).isEqualTo('m');
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIORITY", "RIGHT_BEFORE_LEFT"})
    void amongEqualsWhoeverComesFromTheRightGoesFirst(JunctionType type) {
        RoadNetwork roads =
                crossing(type, type == JunctionType.PRIORITY ? 0 : 1).build();
        Soundness.check(roads);
        assertThat(yields(roads, "s", "-n")).containsExactly("el", "er", "es");
        assertThat(yields(roads, "e", "-w")).containsExactly("nl", "nr", "ns");
        assertThat(yields(roads, "n", "-s")).containsExactly("wl", "wr", "ws");
        assertThat(yields(roads, "w", "-e")).containsExactly("sl", "sr", "ss");
        assertThat(link(roads, "w", "-e").state()).isEqualTo('=');
        assertThat(link(roads, "w", "-s").state()).isEqualTo('M');
    }

    @Test
    void aRampGivesWayWhereItMerges() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("m", 0, 0, JunctionType.PRIORITY)
                .junction("w", -200, 0, JunctionType.DEAD_END)
                .junction("s", -150, -100, JunctionType.DEAD_END)
                .junction("e", 200, 0, JunctionType.DEAD_END)
                .road("main", "w", "m", ONE.withPriority(2))
                .road("ramp", "s", "m", ONE.withPriority(1))
                .road("out", "m", "e", ONE)
                .build();
        Soundness.check(roads);
        assertThat(yields(roads, "main", "out")).isEmpty();
        assertThat(yields(roads, "ramp", "out")).containsExactly("mains");
        assertThat(link(roads, "ramp", "out").state()).isEqualTo('m');
        assertThat(link(roads, "ramp", "out").direction()).isEqualTo('s');
    }

    @Test
    void lanesOfAZipperMindEachOther() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("w", -200, 0, JunctionType.DEAD_END)
                .junction("z", 0, 0, JunctionType.ZIPPER)
                .junction("e", 200, 0, JunctionType.DEAD_END)
                .road("in", "w", "z", Road.of(4, 20))
                .road("out", "z", "e", Road.of(2, 20))
                .build();
        Soundness.check(roads);
        List<Request> rows = roads.junction("z").requests();
        assertThat(rows).hasSize(4);
        for (int row = 0; row < 4; row++) {
            int partner = row ^ 1;
            assertThat(rows.get(row).foes().stream()).containsExactly(partner);
            assertThat(rows.get(row).response().stream()).containsExactly(partner);
            Link link = roads.from(roads.edge("in").firstLane() + row).getFirst();
            assertThat(link.to()).isEqualTo(roads.edge("out").firstLane() + row / 2);
            assertThat(link.state()).isEqualTo('Z');
        }
    }

    @Test
    void lanesLeadRightStraightAndLeftByTheirPlace() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("c", 0, 0, JunctionType.TRAFFIC_LIGHT)
                .junction("w", -100, 0, JunctionType.DEAD_END)
                .junction("e", 100, 0, JunctionType.DEAD_END)
                .junction("s", 0, -100, JunctionType.DEAD_END)
                .junction("n", 0, 100, JunctionType.DEAD_END)
                .twoWay("w", "w", "c", Road.of(3, 13.89))
                .twoWay("e", "e", "c", Road.of(2, 13.89))
                .twoWay("s", "s", "c", Road.of(1, 13.89))
                .twoWay("n", "n", "c", Road.of(2, 13.89))
                .build();
        Soundness.check(roads);
        assertThat(ways(roads, "w")).containsExactly("0r-s0", "0s-e0", "1s-e1", "2l-n1");
        assertThat(ways(roads, "e")).containsExactly("0r-n0", "0s-w0", "1s-w1", "1l-s0");
        assertThat(ways(roads, "n")).containsExactly("0r-w0", "0s-s0", "1l-e1");
        assertThat(ways(roads, "s")).containsExactly("0r-e0", "0s-n0", "0l-w2");
    }

    private static List<String> ways(RoadNetwork roads, String road) {
        Edge edge = roads.edge(road);
        return roads.links().stream()
                .filter(link -> roads.lanes().get(link.from()).edge() == edge.number())
                .map(link -> roads.lanes().get(link.from()).index() + "" + link.direction() + name(roads, link.to())
                        + roads.lanes().get(link.to()).index())
                .toList();
    }

    @Test
    void whereNothingLiesAheadHalfTheLanesTurnEachWay() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("t", 0, 0, JunctionType.PRIORITY)
                .junction("s", 0, -100, JunctionType.DEAD_END)
                .junction("w", -100, 0, JunctionType.DEAD_END)
                .junction("e", 100, 0, JunctionType.DEAD_END)
                .road("stem", "s", "t", Road.of(4, 13.89))
                .road("west", "t", "w", Road.of(2, 13.89))
                .road("east", "t", "e", Road.of(2, 13.89))
                .build();
        Soundness.check(roads);
        assertThat(ways(roads, "stem")).containsExactly("0reast0", "1reast1", "2lwest0", "3lwest1");
    }

    @Test
    void onlyWhatIsConnectedLeadsOn() {
        RoadNetwork roads =
                crossing(JunctionType.PRIORITY, 1).connect("w", 0, "-e", 0).build();
        assertThat(ways(roads, "w")).containsExactly("0s-e0");
        assertThat(ways(roads, "e")).hasSize(3);
    }

    @Test
    void driversTurnAroundOnlyWhereTheyMay() {
        assertThat(ways(crossing(JunctionType.PRIORITY, 1).build(), "w")).hasSize(3);
        RoadNetwork roads = crossing(JunctionType.PRIORITY, 1)
                .turnArounds("c")
                .turnArounds("w")
                .build();
        Soundness.check(roads);
        assertThat(ways(roads, "w")).containsExactly("0r-s0", "0s-e0", "0l-n0", "0t-w0");
        assertThat(ways(roads, "-w")).containsExactly("0tw0");
    }

    @Test
    void aSignalServesEachAxisInTurn() {
        RoadNetwork roads = crossing(JunctionType.TRAFFIC_LIGHT, 0)
                .signal("c", new SignalTiming(20, 0, 4, 7))
                .build();
        Soundness.check(roads);
        Signal.Program program = roads.signal("c").program();
        assertThat(program.offset()).isEqualTo(7);
        assertThat(program.phases().stream().map(Signal.Phase::state))
                .containsExactly("GGgGGgrrrrrr", "yyyyyyrrrrrr", "rrrrrrGGgGGg", "rrrrrryyyyyy");
        assertThat(program.cycle()).isEqualTo(48);
        Link left = link(roads, "w", "-n");
        assertThat(roads.junction("c").requests().get(left.request()).waitsInside())
                .isTrue();
        Lane first = roads.lanes().get(left.via());
        Lane second = roads.lanes().get(roads.from(first.number()).getFirst().via());
        assertThat(first.length() + second.length()).isEqualTo(Math.PI / 2 * 8.8, within(0.05));
        assertThat(roads.from(second.number()).getFirst().to())
                .isEqualTo(roads.edge("-n").firstLane());
    }

    @Test
    void leftTurnsAreProtectedWhereTheyHaveTheirTime() {
        RoadNetwork roads = crossing(JunctionType.TRAFFIC_LIGHT, 0)
                .signal("c", new SignalTiming(20, 8, 3, 0))
                .build();
        assertThat(roads.signal("c").program().phases().stream().map(Signal.Phase::state))
                .containsExactly(
                        "GGrGGrrrrrrr",
                        "yyryyrrrrrrr",
                        "rrGrrGrrrrrr",
                        "rryrryrrrrrr",
                        "rrrrrrGGrGGr",
                        "rrrrrryyryyr",
                        "rrrrrrrrGrrG",
                        "rrrrrrrryrry");
    }

    @Test
    void aProgramThatIsGivenIsKept() {
        Signal.Program own =
                new Signal.Program("own", "static", 0, List.of(new Signal.Phase(10, "GGGGGGGGGGGG", 10, 10)));
        assertThat(crossing(JunctionType.TRAFFIC_LIGHT, 0)
                        .signal("c", own)
                        .build()
                        .signal("c")
                        .program())
                .isEqualTo(own);
    }

    @Test
    void whereARoadJustGoesOnLanesJoinDirectly() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("a", 0, 0, JunctionType.DEAD_END)
                .junction("b", 100, 0, JunctionType.PRIORITY)
                .junction("c", 200, 10, JunctionType.DEAD_END)
                .twoWay("one", "a", "b", Road.of(2, 13.89).withLength(123))
                .twoWay("two", "b", "c", Road.of(2, 13.89))
                .build();
        Soundness.check(roads);
        assertThat(roads.lanes()).hasSize(8);
        assertThat(roads.lane("one_1").length()).isEqualTo(123);
        assertThat(ways(roads, "one")).containsExactly("0stwo0", "1stwo1");
        assertThat(ways(roads, "-two")).containsExactly("0s-one0", "1s-one1");
        assertThat(roads.from(roads.edge("one").firstLane()).getFirst().via()).isEqualTo(-1);
    }

    @Test
    void roadsThatJustGoOnButCrossMeetInside() {
        RoadNetwork roads = new RoadNetworkBuilder()
                .junction("c", 0, 0, JunctionType.PRIORITY)
                .junction("w", -100, 0, JunctionType.DEAD_END)
                .junction("e", 100, 0, JunctionType.DEAD_END)
                .junction("s", 0, -100, JunctionType.DEAD_END)
                .junction("n", 0, 100, JunctionType.DEAD_END)
                .road("w", "w", "c", ONE.withPriority(1))
                .road("e", "c", "e", ONE)
                .road("s", "s", "c", ONE)
                .road("n", "c", "n", ONE)
                .connect("w", 0, "e", 0)
                .connect("s", 0, "n", 0)
                .build();
        Soundness.check(roads);
        assertThat(yields(roads, "w", "e")).isEmpty();
        assertThat(yields(roads, "s", "n")).containsExactly("ws");
    }

    @Test
    void saysWhatIsWrongAndHowToMendIt() {
        RoadNetworkBuilder builder = crossing(JunctionType.PRIORITY, 1);
        says(() -> builder.junction("c", 1, 1, JunctionType.PRIORITY), "junction c is there twice");
        says(() -> builder.junction("x", Double.NaN, 1, JunctionType.PRIORITY), "must lie in [-1e7, 1e7] m, got NaN");
        says(() -> builder.junction("x", 1, 1, JunctionType.PRIORITY, 0), "must be in [0.1, 1000] m, got 0.0");
        says(() -> builder.road("w", "w", "c", ONE), "road w is there twice");
        says(() -> builder.road("x", "w", "q", ONE), "there is no junction q; add it before");
        says(() -> builder.road("x", "w", "w", ONE), "road x must lead from one place to another");
        says(() -> builder.connect("w", 1, "-e", 0), "lane of road w must be in [0, 1), got 1");
        says(() -> builder.connect("w", 0, "e", 0), "must end where road e begins, got junctions c and e");
        says(() -> builder.signal("c", SignalTiming.defaults()), "must be of type TRAFFIC_LIGHT");
        says(() -> Road.of(0, 10), "lanes of a road must be in [1, 64], got 0");
        says(() -> Road.of(1, -1), "speed of a road must be in (0, 1e3] m/s, got -1.0");
        says(() -> ONE.withShape(1, 2, 3), "shape of a road must be x0, y0, x1, y1");
        says(() -> ONE.withShape(1, 2, 3, Double.NaN), "shape of a road must lie in");
        says(() -> new SignalTiming(0, 0, 3, 0), "green must be in (0, 1e4] s, got 0.0");
        RoadNetworkBuilder signalled = crossing(JunctionType.TRAFFIC_LIGHT, 1).signal("c", SignalTiming.defaults());
        says(() -> signalled.signal("c", SignalTiming.defaults()), "the signal of junction c is given twice");
        Signal.Program narrow = new Signal.Program("0", "static", 0, List.of(new Signal.Phase(10, "GG", 10, 10)));
        RoadNetworkBuilder wrong = crossing(JunctionType.TRAFFIC_LIGHT, 1).signal("c", narrow);
        says(wrong::build, "must have a light for each of its 12 rows, got 2");
        RoadNetworkBuilder tight = crossing(JunctionType.PRIORITY, 1)
                .junction("near", 0, 7, JunctionType.DEAD_END)
                .road("short", "c", "near", ONE);
        says(tight::build, "road short must be at least 1.0 m long between the stop lines of its junctions");
        RoadNetworkBuilder end = new RoadNetworkBuilder()
                .junction("a", 0, 0, JunctionType.DEAD_END)
                .junction("b", 100, 0, JunctionType.DEAD_END)
                .junction("c", 200, 0, JunctionType.DEAD_END)
                .road("ab", "a", "b", ONE)
                .road("bc", "b", "c", ONE)
                .connect("ab", 0, "bc", 0);
        says(end::build, "junction b is a dead end, but road ab leads on from it");
        RoadNetworkBuilder dark = new RoadNetworkBuilder()
                .junction("a", 0, 0, JunctionType.DEAD_END)
                .junction("b", 100, 0, JunctionType.TRAFFIC_LIGHT)
                .road("ab", "a", "b", ONE);
        says(dark::build, "junction b has a signal, but no lane leads over it");
    }

    private static void says(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
