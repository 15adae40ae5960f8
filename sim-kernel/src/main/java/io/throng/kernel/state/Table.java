package io.throng.kernel.state;

import io.throng.kernel.random.Seeds;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of columns: all agents of a world, or all groups of agents.
 *
 * <p>Ids are stable and never used again. Rows are dense, and only layout: at first they ascend by id, but the kernel may
 * lay them out anew between steps so that agents near each other are near in memory. Whatever has an order that matters
 * goes by id, or by the rank of the id among those alive ({@link #rowAt}).
 *
 * <p>Columns are declared while the world is built; the kernel sets the number of rows.
 */
public final class Table {
    private static final int LARGEST_CAPACITY = 1 << 28;

    private final String name;
    private final List<Column> columns = new ArrayList<>();
    private long[] ids = new long[0];
    private final AtomicBoolean claimed = new AtomicBoolean();
    private int rows;
    private long nextId;

    /** Row by rank of id, {@code [rows]}; null while rows ascend by id, or the ranks have to be found first. */
    private int[] rowAt = null;

    /** Whether rows came from elsewhere in any order, and nobody has asked for ranks since. */
    private boolean unranked;

    /** An empty table without columns. */
    public Table(String name) {
        this.name = name;
    }

    /**
     * Takes the table into use for the one simulation it can serve. For the kernel.
     *
     * @param world the world's name, for the message
     * @throws IllegalArgumentException if it is in use or has been
     */
    public void claim(String world) {
        if (claimed.getAndSet(true)) {
            throw new IllegalArgumentException(
                    "world " + world + " is or was in use by another simulation; build a new one");
        }
    }

    /** A two-sided column of floats, one per row. */
    public FloatColumn floats(String column, String unit) {
        return floats(column, unit, 1);
    }

    /** A two-sided column of floats, {@code width} per row. */
    public FloatColumn floats(String column, String unit, int width) {
        return add(new FloatColumn(this, column, unit, width, false));
    }

    /** A two-sided column of doubles, {@code width} per row. */
    public DoubleColumn doubles(String column, String unit, int width) {
        return add(new DoubleColumn(this, column, unit, width, false));
    }

    /** A two-sided column of doubles, one per row. */
    public DoubleColumn doubles(String column, String unit) {
        return doubles(column, unit, 1);
    }

    /** A two-sided column of ints, {@code width} per row. */
    public IntColumn ints(String column, String unit, int width) {
        return add(new IntColumn(this, column, unit, width, false));
    }

    /** A two-sided column of ints, one per row. */
    public IntColumn ints(String column, String unit) {
        return ints(column, unit, 1);
    }

    /** A two-sided column of longs, {@code width} per row. */
    public LongColumn longs(String column, String unit, int width) {
        return add(new LongColumn(this, column, unit, width, false));
    }

    /** A two-sided column of longs, one per row. */
    public LongColumn longs(String column, String unit) {
        return longs(column, unit, 1);
    }

    /** A column of ints written only at birth. */
    public IntColumn constantInts(String column, String unit) {
        return add(new IntColumn(this, column, unit, 1, true));
    }

    /** A column of floats written only at birth. */
    public FloatColumn constantFloats(String column, String unit) {
        return add(new FloatColumn(this, column, unit, 1, true));
    }

    /** The table's name, for messages and snapshots. */
    public String name() {
        return name;
    }

    /** The columns in order of declaration. */
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The number of rows at this moment. */
    public int rows() {
        return rows;
    }

    /** The stable ids by row, {@code [rows]}; never write to it. The array changes with the layout. */
    public long[] ids() {
        return ids;
    }

    /** The stable id of a row. */
    public long id(int row) {
        return ids[row];
    }

    /** The row of an id, or -1 if nobody alive has it. */
    public int rowOf(long id) {
        if (id < 0 || id >= nextId) {
            return -1;
        }
        if (nextId == rows) {
            return rowAt((int) id);
        }
        rank();
        int rank = rowAt == null ? Arrays.binarySearch(ids, 0, rows, id) : rankOf(id);
        return rank < 0 ? -1 : rowAt(rank);
    }

    private int rankOf(long id) {
        int low = 0;
        int high = rows - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = ids[rowAt[middle]];
            if (there == id) {
                return middle;
            }
            if (there < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The row of the agent whose id has a rank, from 0 for the smallest id alive. */
    public int rowAt(int rank) {
        rank();
        return rowAt == null ? rank : rowAt[rank];
    }

    private void rank() {
        if (unranked) {
            unranked = false;
            long[] sorted = Arrays.copyOf(ids, rows);
            Arrays.sort(sorted);
            int[] ranked = new int[ids.length];
            for (int row = 0; row < rows; row++) {
                ranked[Arrays.binarySearch(sorted, ids[row])] = row;
            }
            rowAt = ranked;
        }
    }

    private void forgetRanks() {
        rowAt = null;
        unranked = true;
    }

    /** Whether rows do not ascend by id. */
    public boolean scattered() {
        return rowAt != null || unranked;
    }

    /**
     * Lays out the rows anew, between steps: row {@code r} becomes what was row {@code oldRow[r]}. For the kernel.
     *
     * @param oldRow every row once, {@code [rows]}; may be longer
     * @return the new row of each old one, {@code [rows]}
     */
    public int[] arrange(int[] oldRow) {
        int[] newRow = new int[rows];
        for (int row = 0; row < rows; row++) {
            newRow[oldRow[row]] = row;
        }
        if (!unranked) {
            int[] ranked = new int[ids.length];
            for (int rank = 0; rank < rows; rank++) {
                ranked[rank] = newRow[rowAt(rank)];
            }
            rowAt = ranked;
        }
        long[] arranged = new long[ids.length];
        for (int row = 0; row < rows; row++) {
            arranged[row] = ids[oldRow[row]];
        }
        ids = arranged;
        columns.forEach(column -> column.arrange(oldRow, rows));
        return newRow;
    }

    /** The id that the next row will get. */
    public long nextId() {
        return nextId;
    }

    /** Appends rows with new ids; their values are zero on both sides. For the kernel. */
    public void append(int count) {
        int last = Math.addExact(rows, count);
        reserve(last);
        for (int row = rows; row < last; row++) {
            ids[row] = nextId++;
            if (rowAt != null) {
                rowAt[row] = row;
            }
        }
        for (Column column : columns) {
            column.clearReadSide(rows, last);
            column.clearWriteSide(rows, last);
        }
        rows = last;
    }

    /** Bytes that {@link #pack} writes for a row. */
    public int rowBytes() {
        return Long.BYTES + columns.stream().mapToInt(Column::rowBytes).sum();
    }

    /**
     * Writes rows' ids and committed values, column by column. For the kernel.
     *
     * @param picked row numbers, of which the first {@code count} are written
     * @param into receives {@code count * rowBytes()} bytes in its own byte order
     */
    public void pack(int[] picked, int count, ByteBuffer into) {
        for (int i = 0; i < count; i++) {
            into.putLong(ids[picked[i]]);
        }
        for (Column column : columns) {
            for (int i = 0; i < count; i++) {
                column.pack(picked[i], into);
            }
        }
    }

    /**
     * Appends rows that {@link #pack} wrote, with their ids, true on both sides. For the kernel.
     *
     * @param from {@code count * rowBytes()} bytes or more in its own byte order
     * @throws IllegalArgumentException if an id is not below {@link #nextId}
     * @throws java.nio.BufferUnderflowException if there are too few bytes
     */
    public void adopt(int count, ByteBuffer from) {
        forgetRanks();
        int last = Math.addExact(rows, count);
        reserve(last);
        for (int row = rows; row < last; row++) {
            ids[row] = from.getLong();
            if (ids[row] < 0 || ids[row] >= nextId) {
                throw new IllegalArgumentException(
                        "ids of table " + name + " must be in [0, " + nextId + "), got " + ids[row]);
            }
        }
        for (Column column : columns) {
            for (int row = rows; row < last; row++) {
                column.unpack(row, from);
            }
            column.carryForward(rows, last);
        }
        rows = last;
    }

    /** Drops the rows from a number on. For the kernel. */
    public void truncate(int count) {
        forgetRanks();
        rows = count;
    }

    /** Empties the table; the next row would get this id. For the kernel. */
    public void reset(long next) {
        unranked = false;
        rowAt = null;
        rows = 0;
        nextId = next;
    }

    /** Removes the marked rows and closes the gaps, keeping the order. For the kernel. */
    public void remove(boolean[] dead) {
        if (rowAt != null) {
            removeRanks(dead);
        }
        int kept = 0;
        for (int row = 0; row < rows; ) {
            if (dead[row]) {
                row++;
                continue;
            }
            int end = row;
            while (end < rows && !dead[end]) {
                end++;
            }
            move(row, kept, end - row);
            kept += end - row;
            row = end;
        }
        rows = kept;
    }

    private void removeRanks(boolean[] dead) {
        int[] newRow = new int[rows];
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            newRow[row] = kept;
            kept += dead[row] ? 0 : 1;
        }
        int rank = 0;
        for (int oldRank = 0; oldRank < rows; oldRank++) {
            int row = rowAt[oldRank];
            if (!dead[row]) {
                rowAt[rank++] = newRow[row];
            }
        }
    }

    private void move(int from, int to, int count) {
        if (from != to) {
            System.arraycopy(ids, from, ids, to, count);
            columns.forEach(column -> column.move(from, to, count));
        }
    }

    /** Sets rows' write side to zero; columns that are constant keep their values. For the kernel. */
    public void clearWriteSide(int fromRow, int toRow) {
        for (Column column : columns) {
            if (!column.constant()) {
                column.clearWriteSide(fromRow, toRow);
            }
        }
    }

    /** Sets both sides of all rows to zero, constant columns too. For the kernel. */
    public void clear() {
        for (Column column : columns) {
            column.clearReadSide(0, rows);
            column.clearWriteSide(0, rows);
        }
    }

    /** Makes the write side the read side. For the kernel, between phases. */
    public void swapSides() {
        columns.forEach(Column::swapSides);
    }

    /** Copies rows from the read side to the write side. For the kernel. */
    public void carryForward(int fromRow, int toRow) {
        for (Column column : columns) {
            column.carryForward(fromRow, toRow);
        }
    }

    /** Copies rows from the write side to the read side. For the kernel. */
    public void publish(int fromRow, int toRow) {
        for (Column column : columns) {
            column.publish(fromRow, toRow);
        }
    }

    /** Memory of the columns, in bytes, room for growth included. */
    public long columnBytes() {
        return columns.stream().mapToLong(Column::bytes).sum();
    }

    /** Memory of the ids and of the order of rows by id, in bytes, room for growth included. */
    public long idBytes() {
        return (long) ids.length * Long.BYTES + (rowAt == null ? 0 : (long) rowAt.length * Integer.BYTES);
    }

    /** Sum over the rows of a mix of id and bits: the same however the rows are cut. */
    public long hash(int fromRow, int toRow) {
        long sum = 0;
        for (int row = fromRow; row < toRow; row++) {
            long h = Seeds.mix(ids[row] + name.hashCode());
            for (Column column : columns) {
                h = column.hash(row, h);
            }
            sum += h;
        }
        return sum;
    }

    /**
     * The ids and the committed values, named {@code table.ids} and {@code table.column}, cut to the rows, in order of ids
     * however the rows are laid out.
     */
    public List<TableBlock> save() {
        List<TableBlock> blocks = new ArrayList<>();
        blocks.add(new TableBlock(name + ".ids", ranked(ids, 1)));
        for (Column column : columns) {
            blocks.add(new TableBlock(name + "." + column.name(), ranked(column.readArray(), column.width())));
        }
        return blocks;
    }

    private Object ranked(Object values, int width) {
        rank();
        Object copy = Array.newInstance(values.getClass().componentType(), rows * width);
        if (rowAt == null) {
            System.arraycopy(values, 0, copy, 0, rows * width);
        }
        for (int rank = 0; rowAt != null && rank < rows; rank++) {
            System.arraycopy(values, rowAt[rank] * width, copy, rank * width, width);
        }
        return copy;
    }

    /**
     * Replaces all rows by saved ones.
     *
     * @throws IllegalArgumentException if a block is missing, of another type or of another length, or ids do not ascend
     */
    public void load(long next, Function<String, Object> blockByName) {
        if (!(blockByName.apply(name + ".ids") instanceof long[] saved)) {
            throw new IllegalArgumentException("the saved state has no ids of table " + name);
        }
        requireAscending(saved, next);
        for (Column column : columns) {
            requireBlock(column, blockByName.apply(name + "." + column.name()), saved.length);
        }
        rows = 0;
        nextId = 0;
        unranked = false;
        rowAt = null;
        reserve(saved.length);
        System.arraycopy(saved, 0, ids, 0, saved.length);
        rows = saved.length;
        nextId = next;
        for (Column column : columns) {
            Object block = blockByName.apply(name + "." + column.name());
            System.arraycopy(block, 0, column.readArray(), 0, rows * column.width());
        }
        carryForward(0, rows);
    }

    private void requireAscending(long[] saved, long next) {
        for (int i = 0; i < saved.length; i++) {
            if (saved[i] < 0 || saved[i] >= next || (i > 0 && saved[i] <= saved[i - 1])) {
                throw new IllegalArgumentException(
                        "ids of table " + name + " must ascend below " + next + ", got " + saved[i] + " at row " + i);
            }
        }
    }

    private void requireBlock(Column column, Object block, int savedRows) {
        Object mine = column.readArray();
        if (block == null || block.getClass() != mine.getClass()) {
            throw new IllegalArgumentException("the saved state has no column " + name + "." + column.name()
                    + " of type " + mine.getClass().getSimpleName() + "; restore it into the world that saved it");
        }
        int length = Array.getLength(block);
        if (length != savedRows * column.width()) {
            throw new IllegalArgumentException("column " + name + "." + column.name() + " must hold "
                    + savedRows * column.width() + " values, got " + length);
        }
    }

    private void reserve(int needed) {
        if (needed > LARGEST_CAPACITY) {
            throw new IllegalArgumentException(
                    "table " + name + " holds at most " + LARGEST_CAPACITY + " rows, asked for " + needed);
        }
        if (needed > ids.length) {
            int capacity = Math.max(needed, (int) Math.min(LARGEST_CAPACITY, ids.length * 3L / 2));
            ids = Arrays.copyOf(ids, capacity);
            rowAt = rowAt == null ? null : Arrays.copyOf(rowAt, capacity);
            columns.forEach(column -> column.grow(capacity));
        }
    }

    private <C extends Column> C add(C column) {
        if (rows > 0) {
            throw new IllegalStateException("column " + column.name() + " declared after rows were added to " + name);
        }
        if (columns.stream().anyMatch(other -> other.name().equals(column.name()))) {
            throw new IllegalArgumentException("column " + column.name() + " declared twice in " + name);
        }
        columns.add(column);
        return column;
    }

    @Override
    public String toString() {
        return name + "[" + rows + "]" + columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
