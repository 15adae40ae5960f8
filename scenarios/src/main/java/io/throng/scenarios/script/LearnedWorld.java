package io.throng.scenarios.script;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentPicture;
import io.throng.kernel.record.Extent;
import io.throng.kernel.space.Plane;
import io.throng.scenarios.PicturedWorld;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Many worlds of a {@link WorldPlan} in which some kinds learn, to be measured and drawn as one in which nobody does. */
final class LearnedWorld extends GameWorld implements PicturedWorld {
    private final Plane plane;
    private final ScriptedGame game;
    private final List<Measure> measures;

    /**
     * Worlds that have not begun.
     *
     * @param byHand whether learners act by the rules that a person wrote
     */
    LearnedWorld(String name, WorldPlan plan, int worldCount, boolean byHand) {
        super(name, worldCount, (agents, worlds) -> new ScriptedGame(name, plan, byHand, agents, worlds));
        this.plane = plan.plane;
        this.game = (ScriptedGame) game();
        this.measures = plan.figures.entrySet().stream()
                .<Measure>map(figure -> new MeanOfWorlds(figure.getKey(), figure.getValue(), game, worldCount))
                .toList();
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    /** The first world. */
    @Override
    public AgentPicture picture() {
        Roster roster = game.roster();
        WorldStore store = game.store();
        int[] living = IntStream.range(0, roster.agents())
                .filter(agent -> store.isAlive(0, agent))
                .toArray();
        return new AgentPicture(
                name(),
                String.format(Locale.ROOT, "%,d agents", living.length),
                Extent.of(plane.width(), plane.height(), "m"),
                living.length,
                row -> store.x(0, living[row]),
                row -> store.y(0, living[row]),
                row -> store.heading(0, living[row]),
                ScriptedWorld.colouring(roster.kinds(), row -> roster.kindOf(living[row])));
    }

    /** A figure in the mean over all worlds. */
    private record MeanOfWorlds(String name, WorldPlan.Figure figure, ScriptedGame game, int worlds)
            implements Measure {
        @Override
        public String unit() {
            return figure.unit();
        }

        @Override
        public int terms() {
            return 0;
        }

        @Override
        public void terms(int row, double[] into) {}

        @Override
        public double value(double[] sums, int rows) {
            double sum = 0;
            for (int world = 0; world < worlds; world++) {
                sum += game.shown(world).figure(figure.of());
            }
            return sum / worlds;
        }
    }
}
