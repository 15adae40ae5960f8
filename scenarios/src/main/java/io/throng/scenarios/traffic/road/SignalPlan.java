package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.net.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a signal can show: the phases of its program, and what leads from one green phase to another.
 *
 * <p>Green phases are those of the program in which somebody has green and nobody yellow. On the way from one to another, lights
 * that turn red are yellow, and those that turn green are still red.
 */
final class SignalPlan {
    private final char[][] states;

    /** Of the program's phases, in s. */
    final double[] seconds;

    final double[] least;
    final double[] most;

    /** Which phases are green. */
    final int[] greens;

    /** Lanes before the signal from which somebody may drive, of each green phase. */
    final int[][] incoming;

    /** Lanes to which they go, as many as {@link #incoming} in total pairs: {@code pairs[green][2 i]} to {@code [2 i + 1]}. */
    final int[][] pairs;

    private final Signal.Program program;

    SignalPlan(Signal signal, Roads roads) {
        program = signal.program();
        List<Signal.Phase> phases = program.phases();
        seconds = phases.stream().mapToDouble(Signal.Phase::seconds).toArray();
        least = phases.stream().mapToDouble(Signal.Phase::least).toArray();
        most = phases.stream().mapToDouble(Signal.Phase::most).toArray();
        int[] found = new int[phases.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (isGreen(phases.get(i).state())) {
                found[count++] = i;
            }
        }
        greens = Arrays.copyOf(found, count);
        states = new char[phases.size() + count * count][];
        for (int i = 0; i < phases.size(); i++) {
            states[i] = phases.get(i).state().toCharArray();
        }
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                states[transition(a, b)] = between(states[greens[a]], states[greens[b]]);
            }
        }
        incoming = new int[count][];
        pairs = new int[count][];
        for (int green = 0; green < count; green++) {
            serve(green, signal.number(), roads);
        }
    }

    private static boolean isGreen(String state) {
        boolean green = false;
        for (int i = 0; i < state.length(); i++) {
            char letter = state.charAt(i);
            green |= letter == 'G' || letter == 'g';
            if (Lights.isYellow(letter)) {
                return false;
            }
        }
        return green;
    }

    private static char[] between(char[] before, char[] after) {
        char[] state = before.clone();
        for (int i = 0; i < state.length; i++) {
            boolean wasGreen = before[i] == 'G' || before[i] == 'g';
            if (wasGreen && Lights.isRed(after[i])) {
                state[i] = 'y';
            }
        }
        return state;
    }

    private void serve(int green, int signal, Roads roads) {
        char[] state = states[greens[green]];
        List<Integer> lanes = new ArrayList<>();
        List<Integer> both = new ArrayList<>();
        for (int link = 0; link < roads.signal.length; link++) {
            if (roads.signal[link] == signal && (state[roads.light[link]] == 'G' || state[roads.light[link]] == 'g')) {
                if (!lanes.contains(roads.from[link])) {
                    lanes.add(roads.from[link]);
                }
                both.add(roads.from[link]);
                both.add(roads.to[link]);
            }
        }
        incoming[green] = lanes.stream().mapToInt(Integer::intValue).toArray();
        pairs[green] = both.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The state between two green phases, by their places in {@link #greens}. */
    int transition(int from, int to) {
        return seconds.length + from * greens.length + to;
    }

    boolean isTransition(int state) {
        return state >= seconds.length;
    }

    /** The place of a phase in {@link #greens}; -1 if it is none of them. */
    int greenOf(int phase) {
        for (int i = 0; i < greens.length; i++) {
            if (greens[i] == phase) {
                return i;
            }
        }
        return -1;
    }

    char letter(int state, int light) {
        return states[state][light];
    }

    /** The phase of the program at a time, in s. */
    int phaseAt(double time) {
        return program.phases().indexOf(program.at(time));
    }

    boolean isActuated() {
        return program.type().equals("actuated");
    }
}
