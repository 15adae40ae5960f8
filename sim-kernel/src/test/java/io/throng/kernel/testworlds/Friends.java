package io.throng.kernel.testworlds;

import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.graph.GilbertGraph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.space.graph.WattsStrogatzGraph;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Edges that come and go in both phases, in one network of each kind, while agents are born and die: friends of friends
 * become friends, friends and strangers are followed or no longer. What is read along the edges is mixed into columns in
 * a way that shows any change of order.
 */
public final class Friends implements World {
    private final Table agents = new Table("agents");
    private final LongColumn seen = agents.longs("seen", "");
    private final DoubleColumn mood = agents.doubles("mood", "");
    private final Network friends;
    private final Network follows;
    private final int founders;
    private final double turnover;

    /** So many founders, of whom a share dies in each step and as many are born. */
    public Friends(int founders, double turnover) {
        this.founders = founders;
        this.turnover = turnover;
        this.friends = Network.undirected("friends", agents, new WattsStrogatzGraph(founders, 4, 0.3));
        this.follows = Network.directed("follows", agents, GilbertGraph.ofMeanDegree(founders, 3));
    }

    @Override
    public String name() {
        return "friends";
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public int founders() {
        return founders;
    }

    @Override
    public List<Network> networks() {
        return List.of(friends, follows);
    }

    /** The undirected network. */
    public Network friendships() {
        return friends;
    }

    /** The directed network. */
    public Network followings() {
        return follows;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE);
    }

    @Override
    public void birth(Turn turn, int row) {
        seen.write()[row] = turn.random().nextLong();
    }

    @Override
    public void decide(Turn turn, int row) {
        look(row);
        int friend = anybody(turn, friends, row);
        if (friend >= 0) {
            int theirs = anybody(turn, friends, friend);
            if (theirs >= 0 && theirs != row) {
                turn.connect(friends, agents.id(theirs));
            }
            if (turn.random().nextInt(3) == 0) {
                turn.disconnect(friends, agents.id(friend));
            }
        } else {
            connectWithStranger(turn, friends);
        }
        if (turn.random().nextDouble() < turnover) {
            turn.bear();
        }
        if (turn.random().nextDouble() < turnover) {
            turn.die();
        }
    }

    private void look(int row) {
        long mixed = seen.read()[row];
        double sum = 0;
        for (int place = friends.from(row); place < friends.to(row); place++) {
            mixed = Seeds.mix(mixed ^ seen.read()[friends.agentAt()[place]]);
        }
        for (int place = follows.from(row); place < follows.to(row); place++) {
            sum = sum / 3 + (seen.read()[follows.agentAt()[place]] >>> 11) * 0x1.0p-53;
        }
        seen.write()[row] = mixed;
        mood.write()[row] = sum;
    }

    private static int anybody(Turn turn, Network network, int row) {
        int degree = network.degree(row);
        return degree == 0
                ? -1
                : network.agentAt()[network.from(row) + turn.random().nextInt(degree)];
    }

    /** Who may be dead, or not yet born. */
    private void connectWithStranger(Turn turn, Network network) {
        long stranger = turn.random().nextInt((int) agents.nextId() + 3);
        if (stranger != turn.id()) {
            turn.connect(network, stranger);
        }
    }

    @Override
    public void resolve(Turn turn, int row) {
        connectWithStranger(turn, follows);
        int followed = anybody(turn, follows, row);
        if (followed >= 0) {
            turn.disconnect(follows, agents.id(followed));
        }
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Mean("mood", row -> mood.read()[row]),
                new Mean("friends", friends::degree),
                new Mean("follows", follows::degree));
    }
}
