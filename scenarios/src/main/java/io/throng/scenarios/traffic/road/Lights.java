package io.throng.scenarios.traffic.road;

import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.traffic.net.Signal;
import java.util.Arrays;
import java.util.List;

/** What signals show: a row a signal. */
final class Lights {
    private static final int NO_REQUEST = -1;

    final SignalPlan[] plans;

    /** A state of the plan. */
    final IntColumn state;

    /** The step since which it has been shown. */
    final IntColumn since;

    /** The green phase to show, by its place in the plan: the present one, or the next during a transition. */
    final IntColumn green;

    /** For each green phase, the step until which it was shown last. */
    final IntColumn served;

    /** Green phases asked for from outside, until the next turn of the signal. */
    private final int[] requests;

    Lights(List<Signal> signals, Roads roads, Table sites) {
        plans = signals.stream().map(signal -> new SignalPlan(signal, roads)).toArray(SignalPlan[]::new);
        int greens =
                Arrays.stream(plans).mapToInt(plan -> plan.greens.length).max().orElse(1);
        state = sites.ints("state", "");
        since = sites.ints("since", "steps");
        green = sites.ints("green", "");
        served = sites.ints("served", "steps", Math.max(1, greens));
        requests = new int[plans.length];
        Arrays.fill(requests, NO_REQUEST);
    }

    void request(int signal, int greenPhase) {
        requests[signal] = greenPhase;
    }

    /** What was asked for; the present green phase if nothing was. */
    int takeRequest(int signal) {
        int wanted = requests[signal];
        requests[signal] = NO_REQUEST;
        return wanted == NO_REQUEST ? green.read()[signal] : wanted;
    }

    /** What a link shows now: a letter of its signal, or its own state if it has none. */
    char letter(Roads roads, int link) {
        int signal = roads.signal[link];
        return signal < 0 ? roads.state[link] : plans[signal].letter(state.read()[signal], roads.light[link]);
    }

    static boolean isRed(char letter) {
        return letter == 'r' || letter == 'u';
    }

    static boolean isYellow(char letter) {
        return letter == 'y' || letter == 'Y';
    }

    /** Whether those who drive here go before others; SUMO writes them in upper case. */
    static boolean hasPriority(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
