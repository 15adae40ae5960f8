package io.throng.kernel.step;

import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.BoxCellList;
import io.throng.kernel.space.graph.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The turn that {@link ReferenceLoop} gives to everybody in order. */
final class ReferenceTurn implements Turn, Inbox {
    private final ReferenceEdges edges;
    private final long seed;
    private final boolean livesMayChange;
    private final Philox random = new Philox();
    private final Philox shared = new Philox();
    private final int resources;
    private final Map<Integer, List<Long>> claimants = new HashMap<>();
    private final Philox mailRandom = new Philox();
    private final int[] scratch = new int[BoxCellList.SCRATCH];
    private List<Integer> parents = new ArrayList<>();
    private List<Integer> dying = new ArrayList<>();
    private List<Letter> inbox = List.of();
    private List<Letter> outbox = null;
    private long step;
    private int row;
    private long id;
    private int stream;
    private boolean drawing;
    private boolean drawingForMail;
    private long kind;
    private int parentRow;
    private long claimStep;

    ReferenceTurn(long seed, boolean livesMayChange, ReferenceEdges edges, int resources) {
        this.edges = edges;
        this.resources = resources;
        this.seed = seed;
        this.livesMayChange = livesMayChange;
    }

    ReferenceTurn begin(long atStep, int ofRow, long ofId, int ofStream) {
        step = atStep;
        row = ofRow;
        id = ofId;
        parentRow = -1;
        inbox = List.of();
        outbox = null;
        stream = ofStream;
        drawing = false;
        drawingForMail = false;
        return this;
    }

    void ofParent(int ofParentRow) {
        parentRow = ofParentRow;
    }

    /** Lets the agent read mail and send it, under the phase's kind. */
    void withMail(List<Letter> read, List<Letter> written, long ofKind) {
        inbox = read;
        outbox = written;
        kind = ofKind;
    }

    @Override
    public void connect(Network network, long other) {
        edges.ask(network, id, other);
    }

    @Override
    public void disconnect(Network network, long other) {
        edges.giveUp(network, id, other);
    }

    List<Integer> takeParents() {
        List<Integer> taken = parents;
        parents = new ArrayList<>();
        return taken;
    }

    List<Integer> takeDying() {
        List<Integer> taken = dying;
        dying = new ArrayList<>();
        return taken;
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
        if (!drawing) {
            random.reset(seed, id, step, stream);
            drawing = true;
        }
        return random;
    }

    @Override
    public Philox shared() {
        return shared.reset(seed, Philox.WORLD, step, Streams.ENVIRONMENT);
    }

    @Override
    public Inbox inbox() {
        return this;
    }

    @Override
    public void send(long receiver, int topic, double first, double second) {
        sendLater(1, receiver, topic, first, second);
    }

    @Override
    public void sendLater(int delay, long receiver, int topic, double first, double second) {
        long due = step + LateMail.requireDelay(delay);
        requireOutbox().add(new Letter(step, due, receiver, id, kind, topic, first, second));
    }

    @Override
    public Philox mailRandom() {
        if (!drawingForMail) {
            LateMail.address(mailRandom, seed, id, step, stream);
            drawingForMail = true;
        }
        return mailRandom;
    }

    @Override
    public void claim(int resource) {
        if (stream != Streams.DECIDE) {
            throw new IllegalStateException("claims are made in decide only");
        }
        Claims.requireResource(resource, resources);
        claimants.computeIfAbsent(resource, wanted -> new ArrayList<>()).add(id);
    }

    @Override
    public long winner(int resource) {
        if (stream != Streams.RESOLVE) {
            throw new IllegalStateException("winners are known in resolve only");
        }
        return winnerOf(resource);
    }

    /** Of those who claimed a resource the one with the smallest priority, or -1. */
    long winnerOf(int resource) {
        Claims.requireResource(resource, resources);
        long stepSeed = Claims.ofStep(seed, claimStep);
        return claimants.getOrDefault(resource, List.of()).stream()
                .min(Comparator.comparingLong(agent -> Claims.priority(stepSeed, resource, agent)))
                .orElse(-1L);
    }

    /** A new step's claims begin. */
    void forgetClaims(long ofStep) {
        claimants.clear();
        claimStep = ofStep;
    }

    @Override
    public void bear() {
        requireChange();
        parents.add(row);
    }

    @Override
    public void die() {
        requireChange();
        dying.add(row);
    }

    private void requireChange() {
        if (!livesMayChange) {
            throw new IllegalStateException("agents in groups are neither born nor removed");
        }
        requireOutbox();
    }

    private List<Letter> requireOutbox() {
        if (outbox == null) {
            throw new IllegalStateException("mail, births and deaths in decide and resolve only");
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
        return inbox.size();
    }

    @Override
    public long sender(int index) {
        return inbox.get(index).sender();
    }

    @Override
    public int topic(int index) {
        return inbox.get(index).topic();
    }

    @Override
    public double first(int index) {
        return inbox.get(index).first();
    }

    @Override
    public double second(int index) {
        return inbox.get(index).second();
    }
}
