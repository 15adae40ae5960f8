package io.throng.scenarios.script;

import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.space.graph.Network;

/**
 * An agent's turn within the turn of its whole world: it draws from the world's random numbers, one agent after the other,
 * and can die. What needs agents of other worlds' steps, as mail and births do, is refused.
 */
final class StageTurn implements Turn {
    private static final Inbox EMPTY = new NoMail();

    private Turn ofWorld = null;
    private long step;
    private int row;
    private long id;
    private boolean dying;

    void open(Turn turnOfWorld, long episodeStep) {
        ofWorld = turnOfWorld;
        step = episodeStep;
    }

    void next(int ofRow, long ofId) {
        row = ofRow;
        id = ofId;
        dying = false;
    }

    boolean isDying() {
        return dying;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public int row() {
        return row;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Philox random() {
        return ofWorld.random();
    }

    @Override
    public Philox shared() {
        return ofWorld.shared();
    }

    @Override
    public Philox mailRandom() {
        return ofWorld.random();
    }

    @Override
    public Inbox inbox() {
        return EMPTY;
    }

    @Override
    public void send(long receiver, int topic, double first, double second) {
        throw refused("sends mail", "let the other agent look at this one instead");
    }

    @Override
    public void sendLater(int delay, long receiver, int topic, double first, double second) {
        send(receiver, topic, first, second);
    }

    @Override
    public void bear() {
        throw refused("is born", "begin with as many agents as there may be");
    }

    @Override
    public void die() {
        dying = true;
    }

    @Override
    public void claim(int resource) {
        throw refused("claims anything", "leave it out");
    }

    @Override
    public long winner(int resource) {
        throw refused("claims anything", "leave it out");
    }

    @Override
    public void connect(Network network, long other) {
        throw refused("is connected", "leave it out");
    }

    @Override
    public void disconnect(Network network, long other) {
        throw refused("is connected", "leave it out");
    }

    private static IllegalStateException refused(String what, String fix) {
        return new IllegalStateException("in a world where agents learn nobody " + what + "; " + fix);
    }

    @Override
    public int parentRow() {
        return -1;
    }

    @Override
    public int[] scratch() {
        return ofWorld.scratch();
    }

    /** Nothing. */
    private static final class NoMail implements Inbox {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public long sender(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int topic(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public double first(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public double second(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
