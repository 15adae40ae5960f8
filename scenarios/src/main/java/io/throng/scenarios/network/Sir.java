package io.throng.scenarios.network;

import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.scenarios.Share;
import java.util.List;

/**
 * An epidemic on a network of contacts: who is susceptible may catch the disease from an infectious neighbour, is
 * infectious for a fixed number of steps, and then immune for good (Kermack and McKendrick, "A contribution to the
 * mathematical theory of epidemics", Proc. R. Soc. Lond. A 115, 1927).
 *
 * <p>A contact passes the disease on during the infectious period with the chance T = R0 / mean degree, spread evenly over
 * its steps. Because the period is the same for all, each edge passes it on or not for itself, and who falls ill is who is
 * connected with the first cases by such edges (Newman, "Spread of epidemic disease on networks", Phys. Rev. E 66, 2002,
 * section II). On a random or a complete graph these edges are again a random graph, of mean degree R0, whose large
 * component holds the share r of all that solves r = 1 - exp(-R0 r): 0.583, 0.797 and 0.940 at R0 of 1.5, 2 and 3.
 *
 * <p>Contacts may change: in a step an agent gives up one of them with some chance and takes up one with anybody.
 */
public final class Sir implements World {
    private static final int SUSCEPTIBLE = 0;
    private static final int RECOVERED = -1;
    private static final List<String> HEALTH = List.of("susceptible", "infectious", "recovered");
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

    private final Parameters parameters;
    private final Table agents = new Table("agents");

    /** Infectious steps left, or one of the constants. */
    private final IntColumn health = agents.ints("health", "");

    private final Network contacts;
    private final List<Measure> measures;
    private final double chance;

    /** A population without contacts yet. */
    public Sir(Parameters parameters) {
        this.parameters = parameters;
        this.contacts = Network.undirected(
                "contacts", agents, parameters.network().of(parameters.agents(), parameters.contacts()));
        this.chance = parameters.chanceAStep();
        this.measures = List.of(
                new Share("susceptible", row -> health.read()[row] == SUSCEPTIBLE),
                new Share("infectious", row -> health.read()[row] > 0),
                new Share("recovered", row -> health.read()[row] == RECOVERED));
    }

    /**
     * What can be set.
     *
     * @param agents at least 1
     * @param network who is in contact with whom
     * @param contacts of an agent on average, in (0, 1e6]; everybody else where the network is complete
     * @param r0 infections by one case among many susceptibles, at least 0 and at most the contacts
     * @param infectiousSteps how long a case is infectious, at least 1
     * @param firstCases infectious at the start, at most {@code agents}
     * @param rewiring chance of an agent to change one contact in a step, in [0, 1]
     */
    public record Parameters(
            int agents,
            Topology network,
            double contacts,
            double r0,
            int infectiousSteps,
            int firstCases,
            double rewiring) {
        private static final double MOST_CONTACTS = 1e6;

        /** Checks the ranges. */
        public Parameters {
            if (agents < 1) {
                throw new IllegalArgumentException("agents must be at least 1, got " + agents);
            }
            if (!(contacts > 0 && contacts <= MOST_CONTACTS)) {
                throw new IllegalArgumentException("contacts must be in (0, 1e6], got " + contacts);
            }
            double most = network.meanDegree(agents, contacts);
            if (!(r0 >= 0 && r0 <= most)) {
                throw new IllegalArgumentException(
                        "r0 must be in [0, " + most + "], got " + r0 + "; nobody infects more than there are contacts");
            }
            if (infectiousSteps < 1) {
                throw new IllegalArgumentException("infectiousSteps must be at least 1, got " + infectiousSteps);
            }
            if (firstCases < 0 || firstCases > agents) {
                throw new IllegalArgumentException(
                        "firstCases must be in [0, " + agents + "], one an agent at most, got " + firstCases);
            }
            if (!(rewiring >= 0 && rewiring <= 1)) {
                throw new IllegalArgumentException("rewiring must be in [0, 1], got " + rewiring);
            }
        }

        /** 10,000 agents with 10 random contacts that last, an R0 of 2, five infectious steps, five first cases. */
        public static Parameters defaults() {
            return new Parameters(10_000, Topology.RANDOM, 10, 2, 5, 5, 0);
        }

        /** The same with another number of agents, and no more first cases than agents. */
        public Parameters withAgents(int others) {
            return new Parameters(
                    others,
                    network,
                    contacts,
                    r0,
                    infectiousSteps,
                    Math.min(firstCases, Math.max(0, others)),
                    rewiring);
        }

        /** The chance of a contact to pass the disease on in one step. */
        double chanceAStep() {
            double transmissibility = r0 / network.meanDegree(agents, contacts);
            return transmissibility == 1 ? 1 : -Elementary.expm1(Elementary.log1p(-transmissibility) / infectiousSteps);
        }
    }

    @Override
    public String name() {
        return "sir";
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
    public List<Network> networks() {
        return List.of(contacts);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    /** The last to be numbered are the first cases: in a scale-free network, ordinary agents. */
    @Override
    public void birth(Turn turn, int row) {
        boolean ill = turn.id() >= parameters.agents() - parameters.firstCases();
        health.write()[row] = ill ? parameters.infectiousSteps() : SUSCEPTIBLE;
    }

    @Override
    public void decide(Turn turn, int row) {
        int now = health.read()[row];
        if (now > 0) {
            health.write()[row] = now == 1 ? RECOVERED : now - 1;
        } else if (now == SUSCEPTIBLE && isInfected(turn, row)) {
            health.write()[row] = parameters.infectiousSteps();
        }
        if (parameters.rewiring() > 0 && turn.random().nextDouble() < parameters.rewiring()) {
            changeContact(turn, row);
        }
    }

    private boolean isInfected(Turn turn, int row) {
        int[] theirHealth = health.read();
        int[] contact = contacts.agentAt();
        for (int place = contacts.from(row); place < contacts.to(row); place++) {
            if (theirHealth[contact[place]] > 0 && turn.random().nextDouble() < chance) {
                return true;
            }
        }
        return false;
    }

    private void changeContact(Turn turn, int row) {
        int degree = contacts.degree(row);
        long stranger = turn.random().nextInt(parameters.agents());
        if (degree > 0 && stranger != turn.id()) {
            int place = contacts.from(row) + turn.random().nextInt(degree);
            turn.disconnect(contacts, agents.id(contacts.agentAt()[place]));
            turn.connect(contacts, stranger);
        }
    }

    /** By number on a spiral, evenly close together. */
    @Override
    public Camera camera() {
        double reach = 1.05 * Math.sqrt(parameters.agents());
        return Camera.on("Epidemic", "R0 " + parameters.r0(), new Extent(-reach, -reach, reach, reach, ""))
                .agents(
                        "people",
                        Glyph.DISC,
                        agents,
                        people -> people.at(row -> spiral(row, 0), row -> spiral(row, Math.PI / 2))
                                .category("health", HEALTH, row -> state(health.read()[row])))
                .edges("contacts", contacts, "people");
    }

    private double spiral(int row, double quarter) {
        long id = agents.id(row);
        return Math.sqrt(id + 0.5) * Math.cos(GOLDEN_ANGLE * id - quarter);
    }

    private static int state(int health) {
        return health == SUSCEPTIBLE ? 0 : health == RECOVERED ? 2 : 1;
    }
}
