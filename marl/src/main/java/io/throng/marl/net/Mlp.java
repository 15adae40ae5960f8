package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Shapes;
import io.throng.marl.tensor.Tensor;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A multi-layer perceptron: an unchanging structure over {@link Parameters} that an optimiser changes.
 *
 * <p>What a pass remembers is in a {@link Workspace}, so that threads, each with its own, run the same network at once;
 * nobody may change the parameters meanwhile. Batches run in tiles of 256 rows, whose activations fit a core's cache.
 * On the processor a row's output does not depend on the rows around it, to the last bit; a gradient has the same bits
 * whenever the same rows are cut into the same tiles, on one type of processor.
 */
public final class Mlp {
    private static final float LAYER_NORM_EPSILON = 1e-5f;

    private final Backend backend;
    private final MlpSpec spec;
    private final Parameters parameters;
    private final String prefix;
    private final MlpTensors tensors;

    /**
     * A network over parameters that hold {@link #shapes} of the same spec and prefix, maybe among others; their values
     * stay as they are.
     */
    public Mlp(Backend backend, MlpSpec spec, Parameters parameters, String prefix) {
        this.backend = backend;
        this.spec = spec;
        this.parameters = parameters;
        this.prefix = prefix;
        this.tensors = new MlpTensors(spec, parameters, prefix);
    }

    /**
     * A network with parameters of its own, initialised as {@link #initialize} does; close the parameters after use.
     */
    public static Mlp of(Backend backend, MlpSpec spec, UniformRandomProvider random) {
        Mlp mlp = new Mlp(backend, spec, new Parameters(backend, shapes(spec, "")), "");
        mlp.initialize(random);
        return mlp;
    }

    /** The matrices such a network needs, their names starting with the prefix. */
    public static List<ParameterShape> shapes(MlpSpec spec, String prefix) {
        return MlpTensors.shapes(spec, prefix);
    }

    /**
     * Orthogonal weights (Saxe, McClelland and Ganguli, ICLR 2014) with the spec's gains, biases and shifts 0, scales
     * of layer normalisation 1.
     */
    public void initialize(UniformRandomProvider random) {
        int last = spec.layers() - 1;
        if (spec.inputLayerNorm()) {
            tensors.inputScale.fill(1);
            tensors.inputShift.fill(0);
        }
        for (int layer = 0; layer <= last; layer++) {
            double gain = layer == last ? spec.outputGain() : spec.hiddenGain();
            OrthogonalInitialization.fill(tensors.weights[layer], gain, random);
            tensors.biases[layer].fill(0);
            if (tensors.scales[layer] != null) {
                tensors.scales[layer].fill(1);
                tensors.shifts[layer].fill(0);
            }
        }
    }

    public MlpSpec spec() {
        return spec;
    }

    public Parameters parameters() {
        return parameters;
    }

    public Backend backend() {
        return backend;
    }

    /** The weights {@code [inputs, outputs]} of a dense layer; layer 0 is the first. */
    public Tensor weight(int layer) {
        return tensors.weights[layer];
    }

    /** The biases {@code [1, outputs]} of a dense layer. */
    public Tensor bias(int layer) {
        return tensors.biases[layer];
    }

    /** Room for passes forward and backward of up to {@code rows} rows, with a gradient of its own, all zero. */
    public Workspace trainingWorkspace(int rows) {
        return trainingWorkspace(rows, parameters.zerosLike(), true);
    }

    /**
     * The same, adding to a gradient that another network of the same parameters may also add to; the caller closes it.
     */
    public Workspace trainingWorkspace(int rows, Parameters gradient) {
        return trainingWorkspace(rows, gradient, false);
    }

    private Workspace trainingWorkspace(int rows, Parameters gradient, boolean ownsGradient) {
        MlpTensors gradientTensors = new MlpTensors(spec, gradient, prefix);
        return new Workspace(backend, spec, rows, gradient, gradientTensors, ownsGradient);
    }

    /** Room for passes forward only: intermediate activations of one tile, whatever the number of rows. */
    public Workspace inferenceWorkspace(int rows) {
        return new Workspace(backend, spec, rows);
    }

    /**
     * The outputs of the first {@code rows} rows of input {@code [rows or more, inputs]}, in the first rows of the
     * workspace's {@link Workspace#output()}, which is returned. The input must stay as it is until after a backward
     * pass.
     */
    public Tensor forward(Tensor input, int rows, Workspace workspace) {
        Shapes.requireRows("input", input, rows, spec.inputs());
        workspace.begin(spec, input, rows);
        for (int tile = 0; tile * Workspace.TILE_ROWS < rows; tile++) {
            forward(workspace.tile(tile), workspace.rowsOf(tile));
        }
        return workspace.output();
    }

    private void forward(Workspace.Tile tile, int rows) {
        Tensor h = tile.input;
        if (spec.inputLayerNorm()) {
            backend.layerNorm(
                    h,
                    tensors.inputScale,
                    tensors.inputShift,
                    LAYER_NORM_EPSILON,
                    tile.normalInput,
                    tile.inputStatistics,
                    rows);
            h = tile.normalInput;
        }
        int last = spec.layers() - 1;
        for (int layer = 0; layer < last; layer++) {
            Tensor y = tile.activations[layer];
            backend.dense(h, tensors.weights[layer], tensors.biases[layer], spec.activation(), y, rows);
            h = y;
            if (spec.layerNorm()) {
                h = tile.normals[layer];
                backend.layerNorm(
                        y,
                        tensors.scales[layer],
                        tensors.shifts[layer],
                        LAYER_NORM_EPSILON,
                        h,
                        tile.statistics[layer],
                        rows);
            }
        }
        backend.dense(h, tensors.weights[last], tensors.biases[last], Activation.IDENTITY, tile.output, rows);
    }

    /**
     * Adds to the workspace's gradient the gradient of a loss whose derivative by the outputs of the last forward pass
     * is dOutput {@code [rows or more, outputs]}. The parameters must be those of that pass. dOutput is only read.
     */
    public void backward(Workspace workspace, Tensor dOutput) {
        backward(workspace, dOutput, null);
    }

    /** The same, and also writes the derivative by the inputs, {@code [rows or more, inputs]}, to dInput. */
    public void backwardToInput(Workspace workspace, Tensor dOutput, Tensor dInput) {
        Shapes.requireRows("dInput", dInput, workspace.rows(), spec.inputs());
        backward(workspace, dOutput, dInput);
    }

    private void backward(Workspace workspace, Tensor dOutput, Tensor dInput) {
        workspace.requireTrained();
        Shapes.requireRows("dOutput", dOutput, workspace.rows(), spec.outputs());
        for (int tile = 0; tile * Workspace.TILE_ROWS < workspace.rows(); tile++) {
            int rows = workspace.rowsOf(tile);
            Tensor dTile = Workspace.tileOf(dOutput, tile, rows);
            Tensor dTileInput = dInput == null ? null : Workspace.tileOf(dInput, tile, rows);
            backward(workspace, workspace.tile(tile), rows, dTile, dTileInput);
        }
    }

    private void backward(Workspace workspace, Workspace.Tile tile, int rows, Tensor dOutput, Tensor dInput) {
        MlpTensors gradient = workspace.gradientTensors();
        Tensor d = dOutput;
        for (int layer = spec.layers() - 1; layer > 0; layer--) {
            denseGradient(gradient, layer, tile.layerInput(layer), d, rows);
            Tensor dBefore = workspace.dActivation(layer - 1);
            inputGradient(layer, d, dBefore, rows);
            hiddenGradient(gradient, tile, layer - 1, dBefore, rows);
            d = dBefore;
        }
        denseGradient(gradient, 0, tile.layerInput(0), d, rows);
        if (spec.inputLayerNorm()) {
            inputNormGradient(workspace, tile, d, dInput, rows);
        } else if (dInput != null) {
            inputGradient(0, d, dInput, rows);
        }
    }

    /** Adds h' d to the gradient of the weights and the column sums of d to that of the biases. */
    private void denseGradient(MlpTensors gradient, int layer, Tensor h, Tensor d, int rows) {
        int inputs = spec.layerInputs(layer);
        int outputs = spec.layerOutputs(layer);
        backend.gemm(true, false, inputs, outputs, rows, 1, h, d, 1, gradient.weights[layer]);
        backend.addColumnSums(d, gradient.biases[layer], rows);
    }

    private void inputGradient(int layer, Tensor d, Tensor dBefore, int rows) {
        int inputs = spec.layerInputs(layer);
        int outputs = spec.layerOutputs(layer);
        backend.gemm(false, true, rows, inputs, outputs, 1, d, tensors.weights[layer], 0, dBefore);
    }

    /** Takes d, in place, from after a hidden layer's normalisation and activation to before them. */
    private void hiddenGradient(MlpTensors gradient, Workspace.Tile tile, int layer, Tensor d, int rows) {
        Tensor y = tile.activations[layer];
        if (spec.layerNorm()) {
            backend.layerNormBackward(
                    y,
                    tile.statistics[layer],
                    tensors.scales[layer],
                    d,
                    d,
                    gradient.scales[layer],
                    gradient.shifts[layer],
                    rows);
        }
        backend.activationBackward(spec.activation(), y, d, rows);
    }

    private void inputNormGradient(Workspace workspace, Workspace.Tile tile, Tensor d, Tensor dInput, int rows) {
        Tensor dNormal = workspace.dNormalInput();
        MlpTensors gradient = workspace.gradientTensors();
        inputGradient(0, d, dNormal, rows);
        backend.layerNormBackward(
                tile.input,
                tile.inputStatistics,
                tensors.inputScale,
                dNormal,
                dInput == null ? dNormal : dInput,
                gradient.inputScale,
                gradient.inputShift,
                rows);
    }
}
