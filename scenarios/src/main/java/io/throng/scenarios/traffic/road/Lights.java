package io.throng.scenarios.traffic.road;

import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.traffic.net.Signal;
import java.util.List;

/** What signals show: a row a signal. */
final class Lights {
    private final char[][][] letters;
    final IntColumn phase;

    /** The step since which the phase has been shown. */
    final IntColumn since;

    Lights(List<Signal> signals, Table sites) {
        letters = new char[signals.size()][][];
        for (Signal signal : signals) {
            List<Signal.Phase> phases = signal.program().phases();
            letters[signal.number()] = new char[phases.size()][];
            for (int i = 0; i < phases.size(); i++) {
                letters[signal.number()][i] = phases.get(i).state().toCharArray();
            }
        }
        phase = sites.ints("phase", "");
        since = sites.ints("since", "steps");
    }

    /** What a link shows now: a letter of its signal, or its own state if it has none. */
    char letter(Roads roads, int link) {
        int signal = roads.signal[link];
        return signal < 0 ? roads.state[link] : letters[signal][phase.read()[signal]][roads.light[link]];
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
