package io.throng.scenarios.traffic.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a signal perceives, as in RESCO (Ault and Sharon, "Reinforcement learning benchmarks for traffic signal control", 2021):
 * for each lane before it whether it has green, and of the vehicles on its last 200 m how many come and stand, how long they
 * have been standing, and the sum of their speeds; besides, which phase it shows and for how long.
 */
final class SignalView {
    static final int PER_LANE = 5;
    private static final double VEHICLES = 28;
    private static final double SPEED = 20;
    private static final double STANDS = 0.1;
    private static final double SHOWN_SECONDS = 60;

    private final Roads roads;
    private final SignalPlan[] plans;
    final int[][] lanes;
    final int mostLanes;
    final int mostGreens;

    SignalView(Roads roads, SignalPlan[] plans) {
        this.roads = roads;
        this.plans = plans;
        this.lanes = new int[plans.length][];
        int longest = 1;
        int greens = 1;
        for (int signal = 0; signal < plans.length; signal++) {
            List<Integer> before = new ArrayList<>();
            for (int link = 0; link < roads.signal.length; link++) {
                if (roads.signal[link] == signal && !before.contains(roads.from[link])) {
                    before.add(roads.from[link]);
                }
            }
            lanes[signal] = before.stream().mapToInt(Integer::intValue).toArray();
            longest = Math.max(longest, lanes[signal].length);
            greens = Math.max(greens, plans[signal].greens.length);
        }
        mostLanes = longest;
        mostGreens = greens;
    }

    int features() {
        return PER_LANE * mostLanes + mostGreens + 1;
    }

    void observe(Traffic traffic, int signal, long step, float[] into, int from) {
        SignalPlan plan = plans[signal];
        int state = traffic.lights.state.read()[signal];
        for (int i = 0; i < mostLanes; i++) {
            int at = from + i * PER_LANE;
            if (i < lanes[signal].length) {
                observe(traffic, plan, state, lanes[signal][i], into, at);
            } else {
                Arrays.fill(into, at, at + PER_LANE, 0);
            }
        }
        int at = from + PER_LANE * mostLanes;
        int green = traffic.lights.green.read()[signal];
        for (int i = 0; i < mostGreens; i++) {
            into[at + i] = i == green ? 1 : 0;
        }
        double shown = (step - traffic.lights.since.read()[signal]) * traffic.dt;
        into[at + mostGreens] = (float) Math.min(1, shown / SHOWN_SECONDS);
    }

    private void observe(Traffic traffic, SignalPlan plan, int state, int lane, float[] into, int at) {
        int coming = 0;
        int standing = 0;
        double waited = 0;
        double speeds = 0;
        for (int row = traffic.index.first(lane); row >= 0; row = traffic.index.behind(row)) {
            if (roads.length[lane] - traffic.fleet.position.read()[row] > SignalTurns.SIGHT) {
                break;
            }
            double speed = traffic.fleet.speed.read()[row];
            coming += speed >= STANDS ? 1 : 0;
            standing += speed < STANDS ? 1 : 0;
            waited += traffic.fleet.standing.read()[row] * traffic.dt;
            speeds += speed;
        }
        into[at] = hasGreen(plan, state, lane) ? 1 : 0;
        into[at + 1] = (float) (coming / VEHICLES);
        into[at + 2] = (float) (standing / VEHICLES);
        into[at + 3] = (float) (waited / VEHICLES / SHOWN_SECONDS);
        into[at + 4] = (float) (speeds / SPEED / VEHICLES);
    }

    private boolean hasGreen(SignalPlan plan, int state, int lane) {
        for (int link : roads.links[lane]) {
            if (roads.signal[link] >= 0) {
                char letter = plan.letter(state, roads.light[link]);
                if (letter == 'G' || letter == 'g') {
                    return true;
                }
            }
        }
        return false;
    }
}
