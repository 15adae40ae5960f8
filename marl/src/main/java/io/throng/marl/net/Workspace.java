package io.throng.marl.net;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker's passes through an {@link Mlp} remember: activations, outputs and a gradient. Allocated once; passes
 * allocate nothing off-heap, and on the heap at most a few views of a tile. For one thread at a time.
 */
public final class Workspace implements AutoCloseable {
    /** Rows that run through all layers before the next ones. */
    static final int TILE_ROWS = 256;

    private final Backend backend;
    private final MlpSpec spec;
    private final int capacity;
    private final Tensor output;
    private final Tile[] tiles;
    private final Tensor[] dActivations;
    private final Tensor dNormalInput;
    private final Parameters gradient;
    private final MlpTensors gradientTensors;
    private final boolean ownsGradient;
    private final List<Tensor> owned = new ArrayList<>();
    private int rows;

    /** For passes forward only. */
    Workspace(Backend backend, MlpSpec spec, int capacity) {
        this(backend, spec, capacity, null, null, false);
    }

    Workspace(
            Backend backend,
            MlpSpec spec,
            int capacity,
            Parameters gradient,
            MlpTensors gradientTensors,
            boolean ownsGradient) {
        this.backend = backend;
        this.spec = spec;
        this.capacity = requirePositive(capacity);
        this.gradient = gradient;
        this.gradientTensors = gradientTensors;
        this.ownsGradient = ownsGradient;
        this.output = allocate(capacity, spec.outputs());
        this.tiles = new Tile[(capacity + TILE_ROWS - 1) / TILE_ROWS];
        Intermediates shared = new Intermediates(this);
        for (int i = 0; i < tiles.length; i++) {
            Intermediates own = i == 0 || gradient == null ? shared : new Intermediates(this);
            tiles[i] = new Tile(own, output.rowRange(i * TILE_ROWS, Math.min(capacity, (i + 1) * TILE_ROWS)));
        }
        boolean trains = gradient != null;
        this.dActivations = trains ? hiddenTensors() : new Tensor[0];
        this.dNormalInput = trains && spec.inputLayerNorm() ? allocate(tileRows(), spec.inputs()) : null;
    }

    private static int requirePositive(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "a workspace must hold at least 1 row, got " + capacity + "; give the largest batch");
        }
        return capacity;
    }

    private Tensor allocate(int tensorRows, int columns) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        owned.add(tensor);
        return tensor;
    }

    private int tileRows() {
        return Math.min(capacity, TILE_ROWS);
    }

    private Tensor[] hiddenTensors() {
        return spec.hidden().stream().map(width -> allocate(tileRows(), width)).toArray(Tensor[]::new);
    }

    /** How many rows a pass may have. */
    public int capacity() {
        return capacity;
    }

    /** How many rows the last pass forward had. */
    public int rows() {
        return rows;
    }

    /** {@code [capacity, outputs]}; the first {@link #rows()} rows are of the last pass forward. */
    public Tensor output() {
        return output;
    }

    /** What passes backward add to; {@link Parameters#clear()} it before a new sum. */
    public Parameters gradient() {
        requireGradient();
        return gradient;
    }

    private void requireGradient() {
        if (gradient == null) {
            throw new IllegalStateException("this workspace is for passes forward only and has no gradient;"
                    + " make one with Mlp.trainingWorkspace(rows)");
        }
    }

    /** A backward pass needs a gradient to add to and a forward pass to differentiate. */
    void requireTrained() {
        requireGradient();
        if (rows == 0) {
            throw new IllegalStateException("a backward pass needs a forward pass before it; call Mlp.forward first");
        }
    }

    void begin(MlpSpec ofNetwork, Tensor input, int passRows) {
        if (!spec.equals(ofNetwork)) {
            throw new IllegalArgumentException("the workspace must be of a network " + ofNetwork + ", got one of "
                    + spec + "; make it with this network's own methods");
        }
        if (passRows > capacity) {
            throw new IllegalArgumentException("a pass must have at most " + capacity + " rows in this workspace, got "
                    + passRows + "; make a larger one or cut the batch");
        }
        rows = passRows;
        for (int i = 0; i * TILE_ROWS < passRows; i++) {
            tiles[i].input = tileOf(input, i, rowsOf(i));
        }
    }

    /** The rows of a tile in a batch; the first tile is the batch itself, to make no view for small batches. */
    static Tensor tileOf(Tensor batch, int tile, int tileRows) {
        int from = tile * TILE_ROWS;
        return tile == 0 ? batch : batch.rowRange(from, from + tileRows);
    }

    int rowsOf(int tile) {
        return Math.min(TILE_ROWS, rows - tile * TILE_ROWS);
    }

    Tile tile(int index) {
        return tiles[index];
    }

    Tensor dActivation(int layer) {
        return dActivations[layer];
    }

    Tensor dNormalInput() {
        return dNormalInput;
    }

    MlpTensors gradientTensors() {
        return gradientTensors;
    }

    /** Frees all of it; the gradient too, unless it was handed in. */
    @Override
    public void close() {
        owned.forEach(Tensor::close);
        if (ownsGradient) {
            gradient.close();
        }
    }

    /** The activations of one tile; those of a network without normalisation have no normalised ones. */
    private static final class Intermediates {
        final Tensor normalInput;
        final Tensor inputStatistics;
        final Tensor[] activations;
        final Tensor[] normals;
        final Tensor[] statistics;

        Intermediates(Workspace workspace) {
            MlpSpec spec = workspace.spec;
            int rows = workspace.tileRows();
            normalInput = spec.inputLayerNorm() ? workspace.allocate(rows, spec.inputs()) : null;
            inputStatistics = spec.inputLayerNorm() ? workspace.allocate(rows, Backend.STATISTICS) : null;
            activations = workspace.hiddenTensors();
            normals = spec.layerNorm() ? workspace.hiddenTensors() : activations;
            statistics = new Tensor[spec.layerNorm() ? activations.length : 0];
            for (int i = 0; i < statistics.length; i++) {
                statistics[i] = workspace.allocate(rows, Backend.STATISTICS);
            }
        }
    }

    /** One tile of a pass; {@code input} changes with every pass. */
    static final class Tile {
        final Tensor normalInput;
        final Tensor inputStatistics;
        final Tensor[] activations;
        final Tensor[] normals;
        final Tensor[] statistics;
        final Tensor output;
        Tensor input;

        private Tile(Intermediates intermediates, Tensor output) {
            this.normalInput = intermediates.normalInput;
            this.inputStatistics = intermediates.inputStatistics;
            this.activations = intermediates.activations;
            this.normals = intermediates.normals;
            this.statistics = intermediates.statistics;
            this.output = output;
        }

        /** What goes into a dense layer: features or the layer before, normalised where the spec says so. */
        Tensor layerInput(int layer) {
            if (layer > 0) {
                return normals[layer - 1];
            }
            return normalInput == null ? input : normalInput;
        }
    }
}
