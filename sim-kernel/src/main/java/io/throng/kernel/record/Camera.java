package io.throng.kernel.record;

import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Takes {@link Frame}s of a world: the {@link Scene}, and where in the world's columns it is to be seen.
 *
 * <pre>{@code
 * Camera.on("Boids", Extent.of(150, 150, ""))
 *         .agents("birds", Glyph.DART, agents, birds -> birds.at(x, y).heading(dx, dy))
 *         .field("heat", "", 100, 100, Range.of(0, 32000), cell -> heat.read()[cell])
 *         .edges("contacts", contacts, "birds");
 * }</pre>
 *
 * <p>Functions given here are called between steps, by one thread, with rows of the read side.
 */
public final class Camera {
    private final String title;
    private final String caption;
    private final Extent extent;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Shot> shots = new ArrayList<>();
    private final Map<String, AgentShot> agentShots = new LinkedHashMap<>();

    /** Takes one layer's content. */
    @FunctionalInterface
    interface Shot {
        Frame.Content take();
    }

    private Camera(String title, String caption, Extent extent) {
        this.title = title;
        this.caption = caption;
        this.extent = extent;
    }

    /** A camera that shows nothing yet. */
    public static Camera on(String title, Extent extent) {
        return new Camera(title, "", extent);
    }

    /** A camera that shows nothing yet, with a smaller line under the title. */
    public static Camera on(String title, String caption, Extent extent) {
        return new Camera(title, caption, extent);
    }

    /** Adds all agents of a table, as a function describes them. */
    public Camera agents(String name, Glyph glyph, Table table, Consumer<AgentShot> described) {
        return agents(name, glyph, 0, AgentRows.of(table), described);
    }

    /**
     * Adds agents.
     *
     * @param size length of a glyph in the scene's unit; 0 to let viewers choose
     * @param rows which agents
     */
    public Camera agents(String name, Glyph glyph, double size, AgentRows rows, Consumer<AgentShot> described) {
        AgentShot shot = new AgentShot(rows, extent);
        described.accept(shot);
        layers.add(new Layer.Agents(name, glyph, size, shot.channels()));
        shots.add(shot);
        agentShots.put(name, shot);
        return this;
    }

    /**
     * Adds a quantity of cells that cover the scene.
     *
     * @param of a cell's value, cells being numbered row by row from below
     */
    public Camera field(String name, String unit, int columns, int rows, Range range, IntToDoubleFunction of) {
        return field(name, columns, rows, Channel.of(name, Meaning.FIELD, unit, range), Source.of(of));
    }

    /**
     * Adds the state of cells that cover the scene.
     *
     * @param of a cell's state as an index into {@code states}, cells being numbered row by row from below
     */
    public Camera cells(String name, int columns, int rows, List<String> states, IntUnaryOperator of) {
        return field(name, columns, rows, Channel.category(name, states), Source.ofCategory(of));
    }

    private Camera field(String name, int columns, int rows, Channel channel, Source source) {
        Layer.Field field = new Layer.Field(name, columns, rows, channel);
        layers.add(field);
        int[] cells = IntStream.range(0, field.cells()).toArray();
        shots.add(() -> new Frame.Field(source.take(channel.meaning(), channel.range(), cells, cells.length)));
        return this;
    }

    /**
     * Adds a network of agents of a layer that shows its whole table.
     *
     * @param agents the name of that layer
     */
    public Camera edges(String name, Network network, String agents) {
        AgentShot ends = agentShots.get(agents);
        if (ends == null) {
            throw new IllegalArgumentException("edges " + name + " must connect agents of an earlier layer, one of "
                    + agentShots.keySet() + ", got " + agents);
        }
        layers.add(new Layer.Edges(name, agents, network.directed()));
        shots.add(new EdgeShot(network, ends.rows()));
        return this;
    }

    /** Adds lines that never change; see {@link Layer.Lines}. */
    public Camera lines(String name, double width, List<float[]> lines) {
        layers.add(new Layer.Lines(name, width, lines));
        shots.add(Frame.Still::new);
        return this;
    }

    /** What there is to see. */
    public Scene scene() {
        return new Scene(title, caption, extent, layers);
    }

    /**
     * Takes a frame, without measures. Not while a step is in progress ({@code Simulation.atRest}).
     *
     * @param step the steps taken
     */
    public Frame take(long step) {
        return new Frame(
                step, new LinkedHashMap<>(), shots.stream().map(Shot::take).toList());
    }
}
