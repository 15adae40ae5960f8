package io.throng.kernel.record;

import io.throng.kernel.space.graph.Network;
import java.util.Arrays;

/** Takes the edges of a network. */
record EdgeShot(Network network, AgentRows rows) implements Camera.Shot {
    @Override
    public Frame.Content take() {
        int[] rowAt = rows.rows();
        int count = rowAt.length;
        int[] rankOf = new int[count];
        for (int rank = 0; rank < count; rank++) {
            rankOf[rowAt[rank]] = rank;
        }
        int[] from = new int[network.edges()];
        int[] to = new int[network.edges()];
        int edges = 0;
        for (int rank = 0; rank < count; rank++) {
            int row = rowAt[rank];
            for (int place = network.from(row); place < network.to(row); place++) {
                int other = rankOf[network.agentAt()[place]];
                if ((network.directed() || other >= rank) && edges < from.length) {
                    from[edges] = rank;
                    to[edges++] = other;
                }
            }
        }
        return new Frame.Edges(Arrays.copyOf(from, edges), Arrays.copyOf(to, edges));
    }
}
