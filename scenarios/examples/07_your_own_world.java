/*
 * 7. A world of your own to learn in, without a script: throng run 07_your_own_world.java --steps 200000 --seed 2
 * A scout and two haulers walk on a road. The scout sees a beacon, which wanders; a hauler sees only the scout. Each pays
 * a point a step for every cell between it and the beacon, so haulers must learn to follow. The rules are a Game.
 */
import static io.throng.scenarios.script.Script.parameters;

import io.throng.agents.*;
import io.throng.agents.arena.*;
import io.throng.agents.spec.*;
import io.throng.kernel.*;
import io.throng.kernel.state.*;
import io.throng.marl.*;
import io.throng.marl.ctde.*;

record Params(long steps, long seed) {}

void main(String[] args) {
    Params p = parameters(args, new Params(60_000, 1));
    var changes = Map.of("worlds", "32", "normalizeInputs", "false"); // normalised, one number would say nothing
    PpoSettings settings = Parameters.with(PpoSettings.defaults(), changes);
    IntFunction<GameWorld> worlds = count -> new GameWorld("road", count, Road::new);
    try (Trainer trainer = new Ippo().create(settings, worlds, p.seed(), Execution.defaults())) {
        for (int part = 0; part <= 4; part++) {
            while (trainer.environmentSteps() < p.steps() * part / 4) {
                trainer.learn();
            }
            double[] returns = Experiment.evaluate(worlds, trainer.policies(false), 200, 99, Execution.defaults());
            double mean = DoubleStream.of(returns).average().orElseThrow();
            IO.println("%,7d steps: return %.1f".formatted(trainer.environmentSteps(), mean));
        }
    }
}

/** Rows 3w, 3w + 1 and 3w + 2 of the agents' columns are the scout and the haulers of world w. */
static final class Road implements Game {
    static final int CELLS = 12;
    final IntColumn at, beacon;

    Road(Table agents, Table worlds) {
        at = agents.ints("at", "cells");
        beacon = worlds.ints("beacon", "cells");
    }

    public List<Kind> kinds() {
        var sees = new ObservationSpec(List.of(new Feature("ahead", "cells", -CELLS, CELLS)));
        var does = new ActionSpec.Discrete(List.of("back", "stay", "forth"));
        return List.of(new Kind("scout", 1, sees, does), new Kind("hauler", 2, sees, does));
    }

    public int episodeLimit() {
        return 20;
    }

    public void begin(Turn turn, int world) {
        beacon.write()[world] = turn.random().nextInt(CELLS);
        for (int row = 3 * world; row < 3 * world + 3; row++) {
            at.write()[row] = turn.random().nextInt(CELLS);
        }
    }

    public void act(Turn turn, int row, float[] actions, int from) {
        at.write()[row] = Math.clamp(at.read()[row] + (int) actions[from] - 1, 0, CELLS - 1);
    }

    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        int wandered = beacon.read()[world] + turn.random().nextInt(3) - 1;
        beacon.write()[world] = Math.clamp(wandered, 0, CELLS - 1);
        for (int row = from; row < from + 3; row++) {
            rewards[row] = -Math.abs(at.write()[row] - beacon.write()[world]);
        }
        return false; // the rules end no episode; the limit does
    }

    public void observe(Turn turn, int row, float[] into, int from) {
        int target = row % 3 == 0 ? beacon.read()[row / 3] : at.read()[row - row % 3];
        into[from] = target - at.read()[row];
    }
}
