package io.throng.scenarios.network;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.measure.MeanField;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.util.List;

/**
 * Oscillators that each have a frequency of their own and are pulled towards the phases of the others.
 *
 * <p>Kuramoto, "Self-entrainment of a population of coupled non-linear oscillators", Lect. Notes Phys. 39 (1975), as in
 * Strogatz, "From Kuramoto to Crawford", Physica D 143 (2000), equations 2.1 to 4.7: frequencies of a Lorentzian of
 * half-width gamma, coupling K. Of infinitely many oscillators that all pull each other none swing together up to
 * K<sub>c</sub> = 2 gamma, and above it their order is r = sqrt(1 - K<sub>c</sub> / K).
 *
 * <p>Where all pull each other, each reads the mean field, and a step costs the same for each however many there are. On
 * another network each is pulled by the mean of its neighbours' pulls. Time goes in Euler steps; an oscillator that is
 * carried along by the others rests in the rotating frame, where Euler's steps are exact.
 */
public final class Kuramoto implements World {
    private static final double LARGEST = 1e6;

    private final Parameters parameters;
    private final Table agents = new Table("agents");
    private final DoubleColumn phase = agents.doubles("phase", "rad");
    private final FloatColumn frequency = agents.constantFloats("frequency", "rad/s");
    private final MeanField field = new MeanField(2, 1, this::direction);
    private final Network pulls;
    private final List<Measure> measures = List.of(new PhaseOrder(this::direction));

    /** Oscillators that do not swing yet. */
    public Kuramoto(Parameters parameters) {
        this.parameters = parameters;
        this.pulls = Network.undirected(
                "pulls", agents, parameters.network().of(parameters.agents(), parameters.neighbours()));
    }

    /** How oscillators come by their frequencies. */
    public enum Frequencies {
        /** Evenly by rank: the same in every run, and their distribution as near to Lorentz's as so many can come. */
        QUANTILES,
        /** By lot, each for itself. */
        DRAWN
    }

    /**
     * What can be set.
     *
     * @param agents at least 1
     * @param coupling K, in [0, 1e6] 1/s
     * @param width gamma, half the width at half the height of the frequencies' distribution, in [0, 1e6] rad/s
     * @param frequencies how they are distributed
     * @param network who pulls whom
     * @param neighbours of an oscillator on average, in (0, 1e6]; everybody else where the network is complete
     * @param timeStep in (0, 1] s
     */
    public record Parameters(
            int agents,
            double coupling,
            double width,
            Frequencies frequencies,
            Topology network,
            double neighbours,
            double timeStep) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(coupling >= 0 && coupling <= LARGEST)) {
                throw new IllegalArgumentException("coupling must be in [0, 1e6] 1/s, got " + coupling);
            }
            if (!(width >= 0 && width <= LARGEST)) {
                throw new IllegalArgumentException("width must be in [0, 1e6] rad/s, got " + width);
            }
            if (!(neighbours > 0 && neighbours <= LARGEST)) {
                throw new IllegalArgumentException("neighbours must be in (0, 1e6], got " + neighbours);
            }
            if (!(timeStep > 0 && timeStep <= 1)) {
                throw new IllegalArgumentException("timeStep must be in (0, 1] s, got " + timeStep);
            }
        }

        /** 1,000 oscillators that all pull each other, at twice the coupling from which they swing together. */
        public static Parameters defaults() {
            return new Parameters(1000, 2, 0.5, Frequencies.QUANTILES, Topology.COMPLETE, 10, 0.05);
        }

        /** The same with another number of oscillators. */
        public Parameters withAgents(int others) {
            return new Parameters(others, coupling, width, frequencies, network, neighbours, timeStep);
        }

        /** The same with another coupling. */
        public Parameters withCoupling(double other) {
            return new Parameters(agents, other, width, frequencies, network, neighbours, timeStep);
        }

        /** The order of infinitely many oscillators that all pull each other. */
        public double orderInTheory() {
            double critical = 2 * width;
            return coupling <= critical ? 0 : Math.sqrt(1 - critical / coupling);
        }
    }

    @Override
    public String name() {
        return "kuramoto";
    }

    @Override
    public String parameters() {
        return parameters.toString();
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return parameters.agents();
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return allPullAll() ? List.of(field) : List.of();
    }

    @Override
    public List<Network> networks() {
        return allPullAll() ? List.of() : List.of(pulls);
    }

    private boolean allPullAll() {
        return parameters.network() == Topology.COMPLETE;
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public void birth(Turn turn, int row) {
        phase.write()[row] = turn.random().draws().angle();
        double rank = parameters.frequencies() == Frequencies.DRAWN
                ? turn.random().nextDouble()
                : (turn.id() + 0.5) / parameters.agents();
        frequency.write()[row] = (float) (parameters.width() * Elementary.tan(Math.PI * (rank - 0.5)));
    }

    @Override
    public void decide(Turn turn, int row) {
        double now = phase.read()[row];
        double pull = allPullAll() ? pullOfAll(now) : pullOfNeighbours(row, now);
        double next = now + parameters.timeStep() * (frequency.read()[row] + parameters.coupling() * pull);
        phase.write()[row] = next - 2 * Math.PI * Math.rint(next / (2 * Math.PI));
    }

    /** r sin(psi - phase), in which r and psi are length and angle of the mean direction (Strogatz 2000, equation 3.3). */
    private double pullOfAll(double now) {
        return (field.sum(1) * Elementary.cos(now) - field.sum(0) * Elementary.sin(now)) / agents.rows();
    }

    private double pullOfNeighbours(int row, double now) {
        double sum = 0;
        for (int place = pulls.from(row); place < pulls.to(row); place++) {
            sum += Elementary.sin(phase.read()[pulls.agentAt()[place]] - now);
        }
        return pulls.degree(row) == 0 ? 0 : sum / pulls.degree(row);
    }

    private void direction(int row, double[] into) {
        into[0] = Elementary.cos(phase.read()[row]);
        into[1] = Elementary.sin(phase.read()[row]);
    }

    /** Each at its phase on a circle. */
    @Override
    public Camera camera() {
        return Camera.on(
                        "Kuramoto's oscillators", "coupling " + parameters.coupling() + " 1/s", Extent.of(2.4, 2.4, ""))
                .agents(
                        "oscillators",
                        Glyph.DART,
                        agents,
                        all -> all.at(row -> 1.2 + Math.cos(angle(row)), row -> 1.2 + Math.sin(angle(row)))
                                .heading(this::angle)
                                .quantity(
                                        "frequency",
                                        "rad/s",
                                        Range.open(),
                                        row -> frequency.read()[row]));
    }

    private double angle(int row) {
        return phase.read()[row];
    }
}
