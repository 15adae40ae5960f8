package io.throng.kernel.cluster;

import io.throng.kernel.LocalWorld;
import io.throng.kernel.SimulationException;
import io.throng.kernel.space.CellList;
import io.throng.kernel.step.Part;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * One slab of space: the agents in its rows of cells, and as guests the agents in the rows beside it.
 *
 * <p>A step is {@link #step}, which gives a halo for every neighbour, and {@link #settle} with theirs. A slab tells a
 * neighbour of every agent it had that now is in the neighbour's rows (a migrant) or in the rows beside them (a guest),
 * whoever owns those: so one message a neighbour and step is enough. A migrant that its old slab still sees stays there as
 * a guest.
 *
 * <p>A halo is little endian: numbers of migrants and of guests, the migrants' histories, the migrants' rows and the
 * guests' rows, as {@link Part} packs them. What does not add up is refused. For one thread at a time.
 */
final class Slab {
    private static final int HEADER = 2 * Integer.BYTES;

    private final int number;
    private final SlabCut cut;
    private final Part part;
    private final CellList index;
    private final int[] neighbours;
    private final Picks[] migrants;
    private final Picks[] guests;
    private final Picks ownGuests = new Picks();
    private final int[] ownerOf;
    private final int[][] watchersOf;
    private ByteBuffer staying = ByteBuffer.allocate(0);

    Slab(LocalWorld world, long seed, SlabCut cut, int number) {
        this.number = number;
        this.cut = cut;
        this.part = new Part(world, seed);
        this.index = world.surroundings();
        this.neighbours = cut.neighboursOf(number);
        this.migrants = Picks.array(neighbours.length);
        this.guests = Picks.array(neighbours.length);
        this.ownerOf = new int[cut.cellRows()];
        this.watchersOf = new int[cut.cellRows()][];
        for (int row = 0; row < cut.cellRows(); row++) {
            ownerOf[row] = cut.slabOf(row);
            watchersOf[row] = cut.watchersOf(row);
        }
    }

    /** The slabs it exchanges halos with, ascending. */
    int[] neighbours() {
        return neighbours;
    }

    /** Takes its agents and their guests from the whole world. */
    void begin(Part whole, LocalWorld wholeWorld) {
        part.begin(whole.stepsCompleted(), wholeWorld.agents().nextId(), number == 0 ? whole.failureCount() : 0);
        Picks mine = new Picks();
        Picks seen = new Picks();
        for (int row = 0; row < whole.hosts(); row++) {
            int cellRow = wholeWorld.surroundings().cellRowOf(row);
            if (ownerOf[cellRow] == number) {
                mine.add(row);
            } else if (contains(watchersOf[cellRow], number)) {
                seen.add(row);
            }
        }
        ByteBuffer rows = buffer(mine.size() * (whole.rowBytes() + Integer.BYTES) + seen.size() * whole.rowBytes());
        whole.packHistory(mine.rows(), mine.size(), rows);
        whole.pack(mine.rows(), mine.size(), rows);
        whole.pack(seen.rows(), seen.size(), rows);
        rows.flip();
        part.adopt(mine.size(), rows);
        part.welcome(seen.size(), rows);
        part.index();
    }

    /** Takes a step's turns and says what each neighbour is to know, in the order of {@link #neighbours}. */
    List<byte[]> step() {
        part.step();
        boolean[] leaving = sortOut();
        staying = buffer(ownGuests.size() * part.rowBytes());
        part.pack(ownGuests.rows(), ownGuests.size(), staying);
        staying.flip();
        byte[][] halos = new byte[neighbours.length][];
        Arrays.setAll(halos, i -> halo(migrants[i], guests[i]));
        if (leaving != null) {
            part.release(leaving);
        }
        return List.of(halos);
    }

    private boolean[] sortOut() {
        boolean[] leaving = null;
        clearPicks();
        for (int row = 0; row < part.hosts(); row++) {
            int cellRow = index.cellRowOf(row);
            int owner = ownerOf[cellRow];
            if (owner != number) {
                leaving = leaving == null ? new boolean[part.hosts()] : leaving;
                leaving[row] = true;
                migrants[neighbour(owner, row)].add(row);
            }
            for (int watcher : watchersOf[cellRow]) {
                (watcher == number ? ownGuests : guests[neighbour(watcher, row)]).add(row);
            }
        }
        return leaving;
    }

    private void clearPicks() {
        ownGuests.clear();
        for (int i = 0; i < neighbours.length; i++) {
            migrants[i].clear();
            guests[i].clear();
        }
    }

    private int neighbour(int slab, int row) {
        int found = Arrays.binarySearch(neighbours, slab);
        if (found < 0) {
            throw new SimulationException("agent " + part.world().agents().id(row) + " of world "
                    + part.world().name() + " moved farther in step " + (now() - 1) + " than its stride allows,"
                    + " to y row " + index.cellRowOf(row) + " of " + cut.cellRows()
                    + "; let LocalWorld.stride tell the farthest that agents move in a step");
        }
        return found;
    }

    private byte[] halo(Picks moved, Picks seen) {
        int bytes = HEADER + moved.size() * Integer.BYTES + (moved.size() + seen.size()) * part.rowBytes();
        byte[] halo = new byte[bytes];
        ByteBuffer into = ByteBuffer.wrap(halo).order(ByteOrder.LITTLE_ENDIAN);
        into.putInt(moved.size()).putInt(seen.size());
        part.packHistory(moved.rows(), moved.size(), into);
        part.pack(moved.rows(), moved.size(), into);
        part.pack(seen.rows(), seen.size(), into);
        return halo;
    }

    /**
     * Takes in the neighbours' halos and is at the next step.
     *
     * @param halos in the order of {@link #neighbours}
     * @param alone run while there are no guests: the time to save
     * @throws SimulationException if a halo does not add up
     */
    void settle(List<byte[]> halos, Runnable alone) {
        try {
            takeIn(halos, alone);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new SimulationException(
                    "slab " + number + " got a halo of step " + now() + " that does not add up: " + e, e);
        }
    }

    private void takeIn(List<byte[]> halos, Runnable alone) {
        List<ByteBuffer> buffers = halos.stream()
                .map(halo -> ByteBuffer.wrap(halo).order(ByteOrder.LITTLE_ENDIAN))
                .toList();
        for (ByteBuffer halo : buffers) {
            requireSize(halo);
            int first = part.hosts();
            part.adopt(halo.getInt(0), halo.position(HEADER));
            for (int row = first; row < part.hosts(); row++) {
                requireMine(row);
            }
        }
        alone.run();
        part.welcome(staying.remaining() / part.rowBytes(), staying);
        for (ByteBuffer halo : buffers) {
            part.welcome(halo.getInt(Integer.BYTES), halo);
        }
        part.index();
    }

    private void requireSize(ByteBuffer halo) {
        long moved = halo.getInt(0);
        long seen = halo.getInt(Integer.BYTES);
        long bytes = HEADER + moved * Integer.BYTES + (moved + seen) * part.rowBytes();
        if (moved < 0 || seen < 0 || bytes != halo.limit()) {
            throw new IllegalArgumentException("a halo of " + moved + " migrants and " + seen + " guests has " + bytes
                    + " bytes, got " + halo.limit());
        }
    }

    private void requireMine(int row) {
        if (ownerOf[index.cellRowOf(row)] != number) {
            throw new IllegalArgumentException("agent " + part.world().agents().id(row) + " was sent to slab " + number
                    + " but is in slab " + ownerOf[index.cellRowOf(row)]);
        }
    }

    private long now() {
        return part.stepsCompleted();
    }

    /** The agents at home here and their state. */
    Part part() {
        return part;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean contains(int[] ascending, int value) {
        return Arrays.binarySearch(ascending, value) >= 0;
    }
}
