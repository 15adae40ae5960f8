package io.throng.kernel.step;

import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.BoxCellList;
import io.throng.kernel.space.graph.Network;

/**
 * The turn of one agent, newborn or group after another, on one thread at a time.
 *
 * <p>Who has it and on which thread may be read by any other thread, for reports of what hangs. The id is a plain field all
 * the same: a thread that hangs has stored it long before, and an ordered store costs 3 ns a turn.
 */
final class AgentTurn implements Turn, Inbox {
    /** Whose turn it may be. */
    static final String AGENT = "agent";

    static final String NEWBORN = "newborn";
    static final String GROUP = "group";

    private final StepCycle cycle;
    private final Delivery delivery;
    private final Philox random = new Philox();
    private final Philox shared = new Philox();
    private final Philox mailRandom = new Philox();
    private final int[] scratch = new int[BoxCellList.SCRATCH];
    private volatile Thread holder;
    private String whose = "";
    private int row;
    private long id = -1;
    private int stream;
    private boolean drawing;
    private boolean drawingForMail;
    private int parentRow = -1;
    private Outbox outbox = null;
    private int mailFrom;
    private int mailTo;

    AgentTurn(StepCycle cycle, Delivery delivery) {
        this.cycle = cycle;
        this.delivery = delivery;
    }

    /** The calling thread has this turn from now on, for nobody yet. */
    void hold() {
        id = -1;
        holder = Thread.currentThread();
    }

    /** Those who come next are {@link #AGENT}, {@link #NEWBORN} or {@link #GROUP}. */
    void callFor(String kind) {
        id = -1;
        whose = kind;
    }

    void release() {
        holder = null;
    }

    /** An agent's turn; what it leaves goes to the outbox; where there is none it has no mail and leaves nothing. */
    void open(int ofRow, long ofId, int ofStream, Outbox into) {
        outbox = into;
        row = ofRow;
        id = ofId;
        stream = ofStream;
        drawing = false;
        drawingForMail = false;
        parentRow = -1;
    }

    /** The turn of a newborn. */
    void openAtBirth(int ofRow, long ofId, int ofStream, int ofParent) {
        open(ofRow, ofId, ofStream, null);
        parentRow = ofParent;
    }

    @Override
    public long step() {
        return cycle.step();
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
        if (!drawing) {
            random.reset(cycle.seed(), id, cycle.step(), stream);
            drawing = true;
        }
        return random;
    }

    @Override
    public Philox shared() {
        return shared.reset(cycle.seed(), Philox.WORLD, cycle.step(), Streams.ENVIRONMENT);
    }

    @Override
    public Inbox inbox() {
        mailFrom = outbox == null ? 0 : delivery.from(row);
        mailTo = outbox == null ? 0 : delivery.to(row);
        return this;
    }

    @Override
    public void send(long receiver, int topic, double first, double second) {
        requireOutbox("mail can be sent").mail.add(receiver, id, topic, first, second);
    }

    @Override
    public void claim(int resource) {
        requirePhase(Streams.DECIDE, "claims are made in decide only");
        Claims.requireResource(resource, cycle.claims().resources());
        outbox.claims.add(resource, id);
    }

    @Override
    public long winner(int resource) {
        requirePhase(Streams.RESOLVE, "winners are known in resolve only");
        return cycle.claims().winner(resource);
    }

    private void requirePhase(int ofStream, String otherwise) {
        if (stream != ofStream) {
            throw new IllegalStateException(otherwise + ", not while sensing, settling or at birth");
        }
    }

    @Override
    public void sendLater(int delay, long receiver, int topic, double first, double second) {
        if (LateMail.requireDelay(delay) == 1) {
            send(receiver, topic, first, second);
        } else {
            requireOutbox("mail can be sent").late.add(cycle.step() + delay, receiver, id, topic, first, second);
        }
    }

    @Override
    public Philox mailRandom() {
        if (!drawingForMail) {
            LateMail.address(mailRandom, cycle.seed(), id, cycle.step(), stream);
            drawingForMail = true;
        }
        return mailRandom;
    }

    @Override
    public void bear() {
        cycle.requireUngrouped();
        requireOutbox("children can be born").parents.add(row);
    }

    @Override
    public void die() {
        cycle.requireUngrouped();
        requireOutbox("agents can die").dying.add(row);
    }

    @Override
    public void connect(Network network, long other) {
        requestEdge(network, other, true);
    }

    @Override
    public void disconnect(Network network, long other) {
        requestEdge(network, other, false);
    }

    private void requestEdge(Network network, long other, boolean connect) {
        cycle.requireEdge(network, id, other);
        requireOutbox("edges can be made and given up").edges.add(network, id, other, connect);
    }

    private Outbox requireOutbox(String what) {
        if (outbox == null) {
            throw new IllegalStateException(
                    what + " in decide and resolve only, not while sensing, settling or at birth");
        }
        return outbox;
    }

    @Override
    public int parentRow() {
        return parentRow;
    }

    @Override
    public int[] scratch() {
        return scratch;
    }

    @Override
    public int size() {
        return mailTo - mailFrom;
    }

    @Override
    public long sender(int index) {
        return delivery.mail().sender[at(index)];
    }

    @Override
    public int topic(int index) {
        return delivery.mail().topic[at(index)];
    }

    @Override
    public double first(int index) {
        return delivery.mail().first[at(index)];
    }

    @Override
    public double second(int index) {
        return delivery.mail().second[at(index)];
    }

    private int at(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(
                    "message index must be in [0, " + size() + "), got " + index + ", in the inbox of agent " + id);
        }
        return mailFrom + index;
    }

    /** The thread that has this turn, or null. */
    Thread holder() {
        return holder;
    }

    /** Whose turn it is: "agent 7", or empty if it is nobody's. */
    String who() {
        long at = id;
        return at < 0 ? "" : whose + " " + at;
    }
}
