package io.throng.kernel;

import io.throng.kernel.random.Philox;
import io.throng.kernel.space.graph.Network;

/**
 * What an agent can reach during its turn besides the columns: its random numbers, its inbox, and births and deaths.
 *
 * <p>A turn object is reused for the next agent: keep no reference to it or to what it returns.
 */
public interface Turn {
    /** The longest delay of mail, in steps. */
    int LONGEST_DELAY = 1 << 20;

    /** The step being computed, from 0. At birth: the step at which the row comes to be. */
    long step();

    /** The agent's row now; in a group's turn the first of the group. */
    int row();

    /** The agent's id, the same for its whole life; in a group's turn the group. */
    long id();

    /**
     * This turn's random numbers: a function of seed, agent, step and phase alone. One generator a turn: draws
     * continue from call to call.
     */
    Philox random();

    /**
     * The world's random numbers: a function of seed and step alone, the same for everybody. They begin anew with each call,
     * and do not disturb {@link #random}.
     */
    Philox shared();

    /**
     * The mail sent to this agent in the step before, by (sender, order of sending); outside commands come first. The same
     * in decide and resolve, empty otherwise.
     */
    Inbox inbox();

    /**
     * Sends mail that is delivered in the next step. Mail to an id that is not alive then is dropped.
     *
     * @param receiver the receiver's id
     * @param topic what the mail means, chosen by the world
     * @throws IllegalStateException anywhere but in decide and resolve, as {@link #bear}, {@link #die},
     *     {@link #connect} and {@link #disconnect}
     */
    void send(long receiver, int topic, double first, double second);

    /**
     * Competes for something in {@link World#decide}. Of all who claim a resource in a step one wins, every one of them with
     * the same chance: the one with the smallest hash of seed, step, resource and id.
     *
     * @param resource in [0, {@link World#resources})
     * @throws IllegalArgumentException if there is no such resource
     * @throws IllegalStateException anywhere but in decide
     */
    void claim(int resource);

    /**
     * Who won a resource, in {@link World#resolve}.
     *
     * @return the winner's id, -1 if nobody claimed it in this step
     * @throws IllegalStateException anywhere but in resolve
     */
    long winner(int resource);

    /**
     * Sends mail that is delivered later, whatever becomes of the sender meanwhile. In the inbox it has its place by (sender,
     * order of sending), as if it had been sent the step before.
     *
     * @param delay in steps, in [1, {@link #LONGEST_DELAY}]; 1 is what {@link #send} does
     * @throws IllegalArgumentException if the delay is outside that range
     */
    void sendLater(int delay, long receiver, int topic, double first, double second);

    /**
     * Random numbers for the fate of what this turn sends, addressed as those of {@link #random} but apart from them: whether
     * mail is lost or late changes no other draw of its sender.
     */
    Philox mailRandom();

    /** One child more at the end of this step; its first values are written by {@link World#birth}. */
    void bear();

    /** The agent leaves the world at the end of this step. */
    void die();

    /**
     * An edge from this agent to another, from the next step on; see {@link Network}. Nothing happens if it is there
     * already, or if either is not alive then.
     *
     * @param network one of {@link World#networks}
     * @param other the other's id
     * @throws IllegalArgumentException if the network is not the world's, or the other is this agent
     */
    void connect(Network network, long other);

    /** No edge from this agent to another, from the next step on, unless one is asked for in the same step. */
    void disconnect(Network network, long other);

    /**
     * In {@link World#birth}: the parent's row, whose read side is its committed state, even if it dies in this step; -1 for
     * a founder and for an agent that restarts.
     */
    int parentRow();

    /** Scratch space for neighbour queries, at least 54 long; its contents do not survive the turn. */
    int[] scratch();
}
