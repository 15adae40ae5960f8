package io.throng.kernel.step;

import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * One region's mail: what its agents sent, sorted out by receiving region, and what its agents received.
 *
 * <p>Bins hold rows in place of the receivers' ids: the search for a receiver is done once.
 */
final class MailRoom {
    private final List<MailBag> bins = new ArrayList<>();
    private final Delivery delivery = new Delivery();
    private final List<MailBag> sources = new ArrayList<>();

    MailRoom(int regions) {
        for (int i = 0; i < regions; i++) {
            bins.add(new MailBag());
        }
    }

    /** Puts mail into the bins of its receivers' regions; drops mail to the dead. */
    void sortOut(MailBag mail, Cut cut, Table agents) {
        for (int i = 0; i < mail.size; i++) {
            sortOut(mail, i, cut, agents);
        }
    }

    /** The same for the mail of two phases, by (sender, order of sending) if the bags are by sender, and by phase if not. */
    void sortOut(MailBag decided, MailBag resolved, Cut cut, Table agents) {
        int i = 0;
        int j = 0;
        while (i < decided.size || j < resolved.size) {
            if (j == resolved.size
                    || i < decided.size && (agents.scattered() || decided.sender[i] <= resolved.sender[j])) {
                sortOut(decided, i++, cut, agents);
            } else {
                sortOut(resolved, j++, cut, agents);
            }
        }
    }

    private void sortOut(MailBag mail, int index, Cut cut, Table agents) {
        int row = agents.rowOf(mail.receiver[index]);
        if (row >= 0) {
            MailBag bin = bins.get(cut.partOf(row));
            bin.resize(bin.size + 1);
            bin.set(bin.size - 1, mail, index, row);
        }
    }

    void emptyBins() {
        bins.forEach(MailBag::clear);
    }

    void emptyInboxes() {
        delivery.clear();
    }

    /** Takes from all rooms, in order of their regions, what is for the rows {@code [from, to)} of region {@code index}. */
    void deliver(List<RegionWork> regions, int index, int from, int to, boolean unordered) {
        sources.clear();
        for (RegionWork region : regions) {
            sources.add(region.mail().bins.get(index));
        }
        delivery.sort(sources, from, to);
        if (unordered) {
            delivery.sortBySender();
        }
    }

    Delivery delivery() {
        return delivery;
    }
}
