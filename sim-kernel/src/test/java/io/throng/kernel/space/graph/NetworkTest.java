package io.throng.kernel.space.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.Execution;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Simulation;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.state.Table;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.Friends;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetworkTest {
    private static final Execution TWO = Execution.defaults().withThreads(2).withRegions(3);

    /** Agents on a ring of five who do what they are told, in the first step. */
    private static final class Told implements World {
        private final Table agents = new Table("agents");
        private final Network links;
        private final BiConsumer<Told, Turn> rule;

        Told(boolean directed, BiConsumer<Told, Turn> rule) {
            GraphGenerator ring = new RingGraph(5, 2);
            this.links = directed ? Network.directed("links", agents, ring) : Network.undirected("links", agents, ring);
            this.rule = rule;
        }

        @Override
        public String name() {
            return "told";
        }

        @Override
        public Table agents() {
            return agents;
        }

        @Override
        public int founders() {
            return 5;
        }

        @Override
        public List<Network> networks() {
            return List.of(links);
        }

        @Override
        public void birth(Turn turn, int row) {}

        @Override
        public void decide(Turn turn, int row) {
            if (turn.step() == 0) {
                rule.accept(this, turn);
            }
        }

        @Override
        public FailureStrategy onFailure() {
            return FailureStrategy.RESUME;
        }

        /** The ids that an agent leads to. */
        List<Long> leadsTo(long id) {
            int row = agents.rowOf(id);
            return Arrays.stream(links.agentAt(), links.from(row), links.to(row))
                    .mapToObj(agents::id)
                    .toList();
        }
    }

    private static Told afterAStep(boolean directed, BiConsumer<Told, Turn> rule) {
        Told world = new Told(directed, rule);
        try (Simulation simulation = Simulation.start(world, 1, TWO)) {
            simulation.run(1);
        }
        return world;
    }

    @Test
    void edgesThatComeAndGoWithAgentsKeepTheContract() {
        new DeterminismContract(() -> new Friends(300, 0.1), 7, 14).check();
        new DeterminismContract(() -> new Friends(60, 0), 8, 8).check();
    }

    @Test
    void theFriendsReallyFindAndLoseEachOther() {
        Friends world = new Friends(300, 0.1);
        ReferenceLoop loop = new ReferenceLoop(world, 7);
        long[] before = world.friendships().save();
        loop.run(14);
        assertThat(world.agents().nextId()).isGreaterThan(500);
        assertThat(loop.measures().get("friends")).isBetween(1.0, 6.0);
        assertThat(loop.measures().get("follows")).isBetween(0.2, 6.0);
        assertThat(world.friendships().save()).isNotEqualTo(before);
        assertThat(world.followings().edges()).isPositive();
    }

    @Test
    void theStateHashTellsOneEdgeFromAnother() {
        long[] hashes = new long[3];
        for (int i = 0; i < hashes.length; i++) {
            long friend = 2L + i;
            Told world = new Told(true, (self, turn) -> {
                if (turn.id() == 0) {
                    turn.connect(self.links, friend);
                }
            });
            try (Simulation simulation = Simulation.start(world, 1, TWO)) {
                simulation.run(1);
                hashes[i] = simulation.hash();
            }
        }
        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void anEdgeLeadsBothWaysUnlessTheNetworkIsDirected() {
        BiConsumer<Told, Turn> rule = (self, turn) -> {
            if (turn.id() == 0) {
                turn.connect(self.links, 2);
                turn.disconnect(self.links, 4);
            }
        };
        Told undirected = afterAStep(false, rule);
        assertThat(undirected.leadsTo(0)).containsExactly(1L, 2L);
        assertThat(undirected.leadsTo(2)).containsExactly(0L, 1L, 3L);
        assertThat(undirected.leadsTo(4)).containsExactly(3L);
        assertThat(undirected.links.edges()).isEqualTo(5);
        Told directed = afterAStep(true, rule);
        assertThat(directed.leadsTo(0)).containsExactly(1L, 2L);
        assertThat(directed.leadsTo(2)).containsExactly(1L, 3L);
        assertThat(directed.leadsTo(4)).containsExactly(0L, 3L);
        assertThat(directed.links.edges()).isEqualTo(10);
        assertThat(directed.links.connects(0, 2)).isTrue();
        assertThat(directed.links.connects(2, 0)).isFalse();
    }

    @Test
    void anEdgeGivenUpByOneAndAskedForByTheOtherIsThere() {
        Told world = afterAStep(false, (self, turn) -> {
            if (turn.id() == 1) {
                turn.connect(self.links, 0);
                turn.connect(self.links, 3);
                turn.connect(self.links, 3);
            } else if (turn.id() == 0) {
                turn.disconnect(self.links, 1);
                turn.disconnect(self.links, 3);
            }
        });
        assertThat(world.leadsTo(0)).containsExactly(1L, 4L);
        assertThat(world.leadsTo(1)).containsExactly(0L, 2L, 3L);
    }

    @Test
    void theDeadAndTheUnbornHaveNoEdges() {
        Told world = afterAStep(false, (self, turn) -> {
            if (turn.id() == 1) {
                turn.die();
            } else if (turn.id() == 3) {
                turn.connect(self.links, 1);
                turn.connect(self.links, 77);
                turn.bear();
            }
        });
        assertThat(world.leadsTo(0)).containsExactly(4L);
        assertThat(world.leadsTo(3)).containsExactly(2L, 4L);
        assertThat(world.leadsTo(5)).isEmpty();
        assertThat(world.links.edges()).isEqualTo(3);
    }

    @Test
    void whatAFailedTurnAskedForIsForgotten() {
        Told world = afterAStep(false, (self, turn) -> {
            turn.connect(self.links, (turn.id() + 2) % 5);
            if (turn.id() == 0) {
                throw new IllegalStateException("on purpose");
            }
        });
        assertThat(world.leadsTo(0)).containsExactly(1L, 3L, 4L);
        assertThat(world.leadsTo(1)).containsExactly(0L, 2L, 3L, 4L);
    }

    @Test
    void anEdgeToOneselfFailsTheTurnWithItsReason() {
        Told world = new Told(false, (self, turn) -> turn.connect(self.links, turn.id()));
        try (Simulation simulation = Simulation.start(world, 1, TWO)) {
            simulation.run(1);
            assertThat(simulation.failures()).hasSize(5);
            assertThat(simulation.failures().getFirst().cause())
                    .hasMessage("an edge of network links must lead to another agent, got 0 from 0");
        }
    }

    @Test
    void aNetworkOfAnotherWorldIsRefused() {
        Network strange = Network.directed("strange", new Table("others"), new CompleteGraph(5));
        Told world = new Told(false, (self, turn) -> turn.connect(strange, 0));
        try (Simulation simulation = Simulation.start(world, 1, TWO)) {
            simulation.run(1);
            assertThat(simulation.failures().getFirst().cause())
                    .hasMessage("network strange of 0 edges is not among the networks of told; tell it in"
                            + " World.networks()");
        }
    }

    @Test
    void aFoundingGraphMustFitItsNetwork() {
        Table agents = new Table("agents");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Network.undirected("n", agents, new CompleteGraph(4)).found(1, 5))
                .withMessage("the graph of network n must have as many nodes as there are founders, 5, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.undirected("n", agents, seed -> Graph.directed(2))
                        .found(1, 2))
                .withMessage("network n is undirected and must begin with an undirected graph, got a directed one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.directed(" ", agents, new CompleteGraph(4)))
                .withMessage("a network needs a name, got an empty one; say what its edges mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Network.directed("n", agents, new CompleteGraph(4)).add(1L << 31, 2))
                .withMessage("agents in network n must have ids up to 2147483647, got an edge from 2147483648 to 2");
    }

    @Test
    void savedEdgesThatCannotBeAreRefused() {
        Table agents = new Table("agents");
        agents.append(3);
        Network network = Network.undirected("n", agents, new CompleteGraph(3));
        for (long[] wrong : new long[][] {
            {Graph.edge(0, 1)},
            {Graph.edge(0, 3), Graph.edge(3, 0)},
            {Graph.edge(1, 0), Graph.edge(0, 1)},
            {Graph.edge(1, 1)}
        }) {
            assertThatThrownBy(() -> network.load(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(
                            "network n has saved an edge from \\d to \\d that cannot be;" + " use another snapshot");
        }
        network.load(new long[] {Graph.edge(0, 1), Graph.edge(1, 0)});
        assertThat(network.edges()).isEqualTo(1);
    }
}
