package io.throng.kernel.step;

import java.util.Arrays;
import java.util.List;

/**
 * The inboxes of one region's agents for one step: mail sorted by (receiver's row, sender, order of sending).
 *
 * <p>The counting sort by receiver is stable, so where sources are taken in ascending order of their senders the inboxes are
 * in order too. They are not where rows do not ascend by id or late mail is due, which comes before all other: then
 * {@link #sortBySender} orders each inbox.
 */
final class Delivery {
    private final MailBag sorted = new MailBag();
    private int[] start = new int[2];
    private int fromRow;
    private int rows;

    void clear() {
        rows = 0;
        sorted.clear();
    }

    /** Sorts what the sources hold, whose receivers are rows in {@code [from, to)}. */
    void sort(List<MailBag> sources, int from, int to) {
        fromRow = from;
        rows = to - from;
        start = start.length > rows + 1 ? start : new int[rows + 2];
        Arrays.fill(start, 0, rows + 1, 0);
        sorted.resize(count(sources));
        for (int row = 0; row < rows; row++) {
            start[row + 1] += start[row];
        }
        place(sources);
    }

    /** Leaves in {@code start[row + 1]} the number of messages for the row. */
    private int count(List<MailBag> sources) {
        int total = 0;
        for (MailBag bag : sources) {
            for (int i = 0; i < bag.size; i++) {
                start[(int) bag.receiver[i] - fromRow + 1]++;
            }
            total += bag.size;
        }
        return total;
    }

    /** Uses {@code start[row]} as the next free place, then shifts it back. */
    private void place(List<MailBag> sources) {
        for (MailBag bag : sources) {
            for (int i = 0; i < bag.size; i++) {
                int place = start[(int) bag.receiver[i] - fromRow]++;
                sorted.set(place, bag, i, bag.receiver[i]);
            }
        }
        System.arraycopy(start, 0, start, 1, rows);
        start[0] = 0;
    }

    void sortBySender() {
        for (int row = 0; row < rows; row++) {
            sorted.sortBySender(start[row], start[row + 1]);
        }
    }

    MailBag mail() {
        return sorted;
    }

    int from(int row) {
        return rows == 0 ? 0 : start[row - fromRow];
    }

    int to(int row) {
        return rows == 0 ? 0 : start[row - fromRow + 1];
    }
}
