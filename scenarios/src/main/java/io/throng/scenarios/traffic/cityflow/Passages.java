package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Line;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.Signal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ways over an intersection, in the order of rows: by lane, then by road link, then those first that lead to the lane in the same
 * place, which drivers take who may choose.
 */
final class Passages {
    private static final double ASIDE = 0.05;

    private final Intersection here;
    private final List<Lane> lanes;
    private final List<Passage> passages = new ArrayList<>();

    /**
     * A lane link.
     *
     * @param link index of its road link
     * @param shift by how many places, counted from the left, its lanes differ
     * @param from number of a lane
     * @param to number of a lane
     */
    record Passage(Intersection.RoadLink roadLink, int link, int shift, int from, int to, Line way) {}

    /** Finds the number of a lane, and complains where there is none. */
    @FunctionalInterface
    interface Numbers {
        int of(JsonValue json, String road, int fromLeft, Intersection here, boolean arrives);
    }

    /**
     * Of an intersection.
     *
     * @param incoming numbers of lanes
     * @param lanes by number
     * @param middles of those lanes
     */
    Passages(Intersection here, List<Integer> incoming, Numbers numbers, List<Lane> lanes, List<Line> middles) {
        this.here = here;
        this.lanes = lanes;
        Set<List<Integer>> joined = new HashSet<>();
        for (int link = 0; link < here.roadLinks().size(); link++) {
            Intersection.RoadLink roadLink = here.roadLinks().get(link);
            for (Intersection.LaneLink laneLink : roadLink.laneLinks()) {
                int from = numbers.of(laneLink.json(), roadLink.startRoad(), laneLink.startLane(), here, true);
                int to = numbers.of(laneLink.json(), roadLink.endRoad(), laneLink.endLane(), here, false);
                if (!joined.add(List.of(from, to))) {
                    throw laneLink.json().wrong("joins two lanes that are joined already");
                }
                Line way = laneLink.way() == null ? curve(middles.get(from), middles.get(to)) : laneLink.way();
                int shift = Math.abs(laneLink.startLane() - laneLink.endLane());
                passages.add(new Passage(roadLink, link, shift, from, to, way));
            }
        }
        Map<Integer, Integer> places = new HashMap<>();
        incoming.forEach(lane -> places.put(lane, places.size()));
        passages.sort(Comparator.<Passage>comparingInt(passage -> places.get(passage.from()))
                .thenComparingInt(Passage::link)
                .thenComparingInt(Passage::shift)
                .thenComparingInt(Passage::to));
    }

    private static Line curve(Line from, Line to) {
        return Line.curve(from.end(), from.finalHeading(), to.start(), to.heading());
    }

    int count() {
        return passages.size();
    }

    Passage get(int row) {
        return passages.get(row);
    }

    /** Who gives way to whom. */
    List<Request> requests() {
        BitSet[] foes = new BitSet[count()];
        BitSet[] responses = new BitSet[count()];
        for (int row = 0; row < count(); row++) {
            foes[row] = new BitSet(count());
            responses[row] = new BitSet(count());
            for (int other = 0; other < row; other++) {
                if (meet(get(row), get(other))) {
                    foes[row].set(other);
                    foes[other].set(row);
                    boolean yields = yields(get(row), get(other));
                    responses[row].set(other, yields);
                    responses[other].set(row, !yields);
                }
            }
        }
        List<Request> requests = new ArrayList<>();
        for (int row = 0; row < count(); row++) {
            requests.add(new Request(responses[row], foes[row], false));
        }
        return requests;
    }

    private static boolean meet(Passage one, Passage other) {
        return one.from() != other.from()
                && (one.to() == other.to() || one.way().crossing(other.way()) < Double.POSITIVE_INFINITY);
    }

    /** Whether the one of the greater row gives way. */
    private boolean yields(Passage one, Passage other) {
        int rank = Integer.compare(one.roadLink().rank(), other.roadLink().rank());
        if (rank != 0) {
            return rank < 0;
        }
        if (lanes.get(one.from()).edge() == lanes.get(other.from()).edge()) {
            return one.from() < other.from();
        }
        double side = one.way().heading().cross(other.way().heading());
        return Math.abs(side) < ASIDE || side > 0;
    }

    /** A light a row. */
    Signal signal(int number) {
        List<Signal.Phase> phases = new ArrayList<>();
        List<Intersection.LightPhase> given = here.phases();
        for (int i = 0; i < given.size(); i++) {
            Intersection.LightPhase phase = given.get(i);
            if (phase.seconds() > 0) {
                BitSet before = given.get((i + given.size() - 1) % given.size()).available();
                phases.add(new Signal.Phase(
                        phase.seconds(), state(before, phase.available()), phase.seconds(), phase.seconds()));
            }
        }
        if (phases.isEmpty()) {
            throw here.json().wrong("must have a phase that lasts longer than 0 s, got none");
        }
        return new Signal(number, here.id(), List.of(new Signal.Program("0", "static", 0, phases)));
    }

    private String state(BitSet before, BitSet now) {
        BitSet gained = (BitSet) now.clone();
        gained.andNot(before);
        StringBuilder state = new StringBuilder();
        for (Passage passage : passages) {
            boolean lost = gained.isEmpty() && before.get(passage.link());
            state.append(now.get(passage.link()) ? 'G' : lost ? 'y' : 'r');
        }
        return state.toString();
    }
}
