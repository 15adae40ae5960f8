package io.throng.kernel.cluster;

import io.throng.kernel.SimulationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Halos that came, until the step is settled. A neighbour is at most one step ahead, so two steps are kept and no more:
 * nobody can fill the memory with halos of a far future.
 */
final class HaloBox {
    /** The largest part of a halo in one message, well below the largest frame. */
    static final int PIECE = 128 * 1024;

    private static final int MOST_PIECES = 4096;

    private final int[] neighbours;
    private final Map<Long, byte[][][]> bySteps = new HashMap<>();

    HaloBox(int[] neighbours) {
        this.neighbours = neighbours;
    }

    /** Cuts a halo into pieces, at least one. */
    static List<byte[]> cut(byte[] halo) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < halo.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(halo, from, Math.min(halo.length, from + PIECE)));
        }
        return pieces;
    }

    /**
     * Keeps a piece if it is for one of the next two steps; a piece that came before is dropped.
     *
     * @param present the step that has been settled
     */
    void put(ClusterMessage.Halo halo, long present) {
        int place = Arrays.binarySearch(neighbours, halo.from());
        if (halo.step() <= present || halo.step() > present + 2 || place < 0) {
            return;
        }
        if (halo.pieces() < 1 || halo.pieces() > MOST_PIECES || halo.piece() < 0 || halo.piece() >= halo.pieces()) {
            throw new SimulationException("pieces of a halo must be in [1, " + MOST_PIECES + "], got piece "
                    + halo.piece() + " of " + halo.pieces() + "; use more slabs");
        }
        byte[][][] step = bySteps.computeIfAbsent(halo.step(), _ -> new byte[neighbours.length][][]);
        if (step[place] == null) {
            step[place] = new byte[halo.pieces()][];
        }
        if (step[place].length == halo.pieces()) {
            step[place][halo.piece()] = halo.bytes();
        }
    }

    /** Whether a neighbour's halo of a step is there. */
    boolean has(long step, int place) {
        byte[][][] got = bySteps.get(step);
        return got != null && got[place] != null && Arrays.stream(got[place]).allMatch(piece -> piece != null);
    }

    /** Whether everybody's is. */
    boolean isComplete(long step) {
        for (int place = 0; place < neighbours.length; place++) {
            if (!has(step, place)) {
                return false;
            }
        }
        return true;
    }

    /** Gives the complete halos of a step, in the order of the neighbours, and forgets them. */
    List<byte[]> take(long step) {
        byte[][][] got = bySteps.remove(step);
        List<byte[]> halos = new ArrayList<>();
        for (int place = 0; place < neighbours.length; place++) {
            halos.add(joined(got[place]));
        }
        return halos;
    }

    private static byte[] joined(byte[][] pieces) {
        if (pieces.length == 1) {
            return pieces[0];
        }
        byte[] whole =
                new byte[Arrays.stream(pieces).mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        return whole;
    }
}
