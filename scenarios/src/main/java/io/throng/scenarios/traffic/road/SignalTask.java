package io.throng.scenarios.traffic.road;

import io.throng.agents.Kind;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.SteeredGame;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Signals that learn which of their green phases to show: every few seconds each chooses one; if it is another than before,
 * those who had green get yellow first. Signals share a policy: what they perceive and choose is filled up to the largest.
 */
public final class SignalTask {
    private final TrafficScene scene;
    private final Signalling signalling;
    private final SignalReward reward;
    private final int decisions;
    final SignalView view;
    private final int[] signalAfterRoute;
    private final int[][] lanesAfter;

    /**
     * A task.
     *
     * @param signalling by {@link SignalRule#LED} what signals choose is done; otherwise they are controlled as it says, whatever
     *     they choose. Its decision time is that of the task
     * @param decisions in an episode, at least 1; it ends earlier when the last vehicle has arrived
     * @throws IllegalArgumentException if the network has no signals
     */
    public SignalTask(TrafficScene scene, Signalling signalling, SignalReward reward, int decisions) {
        if (scene.network.signals().isEmpty()) {
            throw new IllegalArgumentException("the network must have a signal, got none");
        }
        this.scene = scene;
        this.signalling = signalling;
        this.reward = reward;
        this.decisions = decisions;
        Lights lights = new Lights(scene.network.signals(), scene.roads, new Table("signals"));
        this.view = new SignalView(scene.roads, lights.plans);
        int[] signalOfEdge = new int[scene.network.edges().size()];
        Arrays.fill(signalOfEdge, -1);
        for (int signal = 0; signal < view.lanes.length; signal++) {
            for (int lane : view.lanes[signal]) {
                signalOfEdge[scene.roads.edge[lane]] = signal;
            }
        }
        this.signalAfterRoute = scene.demand.routes().stream()
                .mapToInt(route -> signalOfEdge[route.edges()[0]])
                .toArray();
        this.lanesAfter = IntStream.range(0, view.lanes.length)
                .mapToObj(this::findLanesAfter)
                .toArray(int[][]::new);
    }

    private int[] findLanesAfter(int signal) {
        return IntStream.range(0, scene.roads.signal.length)
                .filter(link -> scene.roads.signal[link] == signal)
                .map(link -> scene.ways.exit(link))
                .distinct()
                .toArray();
    }

    int signals() {
        return view.lanes.length;
    }

    SignalReward reward() {
        return reward;
    }

    int stepsPerDecision() {
        return (int) Math.max(1, Math.round(signalling.decisionSeconds() / scene.dt));
    }

    /** The signal at the end of a route's first edge; -1 if there is none. */
    int signalAfter(int route) {
        return signalAfterRoute[route];
    }

    int[] lanesAfter(int signal) {
        return lanesAfter[signal];
    }

    /** The rules for learning. */
    public GameFactory game() {
        Kind kind = new Kind("signal", signals(), perceived(), new ActionSpec.Discrete(choices()));
        return SteeredGame.of(
                kind,
                decisions,
                seed -> new SignalRun(this, new RoadTraffic("signals", scene, signalling), seed),
                run -> new TrafficCamera(scene.roads, () -> ((SignalRun) run.get()).traffic(), false)
                        .camera("signals"));
    }

    private List<String> choices() {
        List<String> choices = new ArrayList<>();
        for (int i = 0; i < view.mostGreens; i++) {
            choices.add("phase " + i);
        }
        return choices;
    }

    private ObservationSpec perceived() {
        List<Feature> features = new ArrayList<>();
        for (int lane = 0; lane < view.mostLanes; lane++) {
            features.add(new Feature("lane " + lane + " has green", "", 0, 1));
            features.add(Feature.unbounded("lane " + lane + ", coming", "28 vehicles"));
            features.add(Feature.unbounded("lane " + lane + ", standing", "28 vehicles"));
            features.add(Feature.unbounded("lane " + lane + ", waited", "1680 s"));
            features.add(Feature.unbounded("lane " + lane + ", speeds", "560 m/s"));
        }
        for (int green = 0; green < view.mostGreens; green++) {
            features.add(new Feature("shows phase " + green, "", 0, 1));
        }
        features.add(new Feature("shown for", "60 s", 0, 1));
        return new ObservationSpec(features);
    }
}
