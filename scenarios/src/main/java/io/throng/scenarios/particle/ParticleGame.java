package io.throng.scenarios.particle;

import io.throng.agents.Kind;
import io.throng.agents.arena.Factors;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Draws;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A game in the particle world: a {@link Scene} in which a {@link Task} is done.
 *
 * <p>An episode begins with draws in the public code's order: goals, agents' positions, landmarks' positions.
 */
final class ParticleGame implements Game {
    private final Scene scene;
    private final List<Kind> kinds;
    private final int agents;
    private final boolean alike;
    private final Role[] cast;
    private final Particles particles;
    private final Physics physics;
    private final Task task;

    private ParticleGame(Scene scene, Function<Particles, Task> task, Table agentTable, Table worldTable) {
        this.scene = scene;
        this.kinds = scene.roles().stream().map(Role::kind).toList();
        this.cast = scene.cast().toArray(Role[]::new);
        this.agents = cast.length;
        this.alike = kinds.size() == 1;
        this.particles =
                new Particles(agentTable, worldTable, scene.landmarks().size(), scene.goals(), scene.symbols());
        this.physics =
                new Physics(scene.cast().stream().map(Role::body).toList(), scene.landmarks(), scene.integration());
        this.task = task.apply(particles);
    }

    static GameFactory of(Scene scene, Function<Particles, Task> task) {
        return (agents, worlds) -> new ParticleGame(scene, task, agents, worlds);
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return scene.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        Draws draws = turn.random().draws();
        drawGoals(draws, world);
        int from = 2 * world * agents;
        int to = from + 2 * agents;
        Arrays.fill(particles.velocity.write(), from, to, 0);
        Arrays.fill(particles.push.write(), from, to, 0);
        for (int i = from; i < to; i++) {
            particles.position.write()[i] = draws.uniform(-1, 1);
        }
        int start = particles.landmarksOf(world);
        for (int i = start; i < start + 2 * scene.landmarks().size(); i++) {
            particles.landmarks.write()[i] = scene.landmarkRange() * draws.uniform(-1, 1);
        }
        if (scene.symbols() > 0) {
            int symbols = scene.symbols() * agents;
            Arrays.fill(particles.message.write(), world * symbols, (world + 1) * symbols, 0);
        }
    }

    private void drawGoals(Draws draws, int world) {
        for (int goal = 0; goal < scene.goals(); goal++) {
            particles.goals.write()[world * scene.goals() + goal] =
                    draws.choice(scene.landmarks().size());
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        Role role = cast[alike ? 0 : row % agents];
        if (role.body().movable()) {
            role.control().push(actions, from, role.body().gain(), particles.push.write(), 2 * row);
        }
        if (role.speaks()) {
            role.control().say(actions, from, particles.message.write(), row * scene.symbols());
        }
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        physics.step(particles, world);
        task.pay(world, rewards, from);
        return task.isOver(world);
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int world = row / agents;
        task.observe(world, row - world * agents, into, from);
    }

    @Override
    public Optional<Factors> factors(int kind) {
        return task.factors(kind);
    }

    /** Landmarks, and over them the agents by kind, each as large as it is. */
    @Override
    public Camera camera() {
        Camera camera = Camera.on("world 0", new Extent(-1.5, -1.5, 1.5, 1.5, ""));
        int marks = scene.landmarks().size();
        if (marks > 0) {
            camera.agents(
                    "landmarks",
                    Glyph.SQUARE,
                    2 * scene.landmarks().getFirst().size(),
                    AgentRows.first(marks),
                    all -> all.anywhere(
                            mark -> particles.landmarks.read()[2 * mark],
                            mark -> particles.landmarks.read()[2 * mark + 1]));
        }
        int first = 0;
        for (Role role : scene.roles()) {
            show(camera, role, first);
            first += role.kind().count();
        }
        return camera;
    }

    private void show(Camera camera, Role role, int first) {
        camera.agents(
                role.kind().name(),
                Glyph.DISC,
                2 * role.body().size(),
                AgentRows.range(first, role.kind().count()),
                all -> all.anywhere(
                                row -> particles.position.read()[2 * row],
                                row -> particles.position.read()[2 * row + 1])
                        .heading(row -> Math.atan2(
                                particles.velocity.read()[2 * row + 1],
                                particles.velocity.read()[2 * row])));
    }
}
