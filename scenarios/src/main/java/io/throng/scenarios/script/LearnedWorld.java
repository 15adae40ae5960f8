package io.throng.scenarios.script;

import io.throng.agents.arena.GameWorld;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.Plane;
import java.util.List;

/** Many worlds of a {@link WorldPlan} in which some kinds learn, to be measured and drawn as one in which nobody does. */
final class LearnedWorld extends GameWorld {
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
    public Camera camera() {
        Roster roster = game.roster();
        WorldStore store = game.store();
        AgentRows living = AgentRows.where(roster.agents(), agent -> store.isAlive(0, agent));
        return Camera.on(name(), Extent.of(plane.width(), plane.height(), "m"))
                .agents("agents", Glyph.DART, 0, living, all -> {
                    all.at(agent -> store.x(0, agent), agent -> store.y(0, agent))
                            .heading(agent -> store.heading(0, agent));
                    if (roster.kinds().size() > 1) {
                        all.category("kind", roster.kinds().all(), roster::kindOf);
                    }
                });
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
