// Kernels of CudaBackend, compiled for the card at hand. Each computes what io.throng.marl.tensor.Backend says of the
// operation of its name. No sum depends on the order in which threads happen to run.

#define LOWEST __int_as_float(0xff800000)
#define ALL_LANES 0xffffffffu
#define KERNEL extern "C" __global__ void
#define EACH(count) \
    long long i = (long long) blockIdx.x * blockDim.x + threadIdx.x; \
    if (i >= (count)) return

__device__ inline float expOf(float x) {
    return x < -87.33654f ? 0.0f : expf(fminf(x, 88.0f));
}

__device__ inline float sigmoidOf(float x) {
    return 1.0f / (1.0f + expOf(-x));
}

__device__ inline float sumOfWarp(float x) {
    for (int offset = 16; offset > 0; offset /= 2) {
        x += __shfl_xor_sync(ALL_LANES, x, offset);
    }
    return x;
}

KERNEL fill(float value, float* x, long long count) {
    EACH(count);
    x[i] = value;
}

KERNEL axpy(float alpha, const float* x, float* y, long long count) {
    EACH(count);
    y[i] = fmaf(alpha, x[i], y[i]);
}

KERNEL affine(float scale, float shift, const float* x, float* y, long long count) {
    EACH(count);
    y[i] = fmaf(scale, x[i], shift);
}

KERNEL clampTo(const float* x, float low, float high, float* y, long long count) {
    EACH(count);
    y[i] = fminf(fmaxf(x[i], low), high);
}

KERNEL clampBackward(const float* x, float low, float high, const float* dy, float* dx, long long count) {
    EACH(count);
    if (x[i] > low && x[i] < high) {
        dx[i] += dy[i];
    }
}

// Activations, in the order of Activation: identity, tanh, relu.

KERNEL biasAndActivation(const float* bias, int activation, float* y, int width, long long count) {
    EACH(count);
    float z = y[i] + bias[i % width];
    y[i] = activation == 1 ? tanhf(z) : activation == 2 ? fmaxf(z, 0.0f) : z;
}

KERNEL activationBackward(int activation, const float* y, float* dy, long long count) {
    EACH(count);
    if (activation == 1) {
        dy[i] *= fmaf(-y[i], y[i], 1.0f);
    } else if (activation == 2) {
        dy[i] = y[i] > 0.0f ? dy[i] : 0.0f;
    }
}

// Functions of one number, in the order of Unary: exp, log, tanh, sigmoid, relu, elu, softplus, square, sqrt, abs.

KERNEL unary(int op, const float* x, float* y, long long count) {
    EACH(count);
    float v = x[i];
    switch (op) {
        case 0: v = expOf(v); break;
        case 1: v = logf(v); break;
        case 2: v = tanhf(v); break;
        case 3: v = sigmoidOf(v); break;
        case 4: v = fmaxf(v, 0.0f); break;
        case 5: v = v > 0.0f ? v : expOf(v) - 1.0f; break;
        case 6: v = fmaxf(v, 0.0f) + logf(1.0f + expOf(-fabsf(v))); break;
        case 7: v = v * v; break;
        case 8: v = sqrtf(v); break;
        default: v = fabsf(v);
    }
    y[i] = v;
}

KERNEL unaryBackward(int op, const float* x, const float* y, const float* dy, float* dx, long long count) {
    EACH(count);
    float v = x[i];
    float slope;
    switch (op) {
        case 0: slope = y[i]; break;
        case 1: slope = 1.0f / v; break;
        case 2: slope = fmaf(-y[i], y[i], 1.0f); break;
        case 3: slope = fmaf(-y[i], y[i], y[i]); break;
        case 4: slope = v > 0.0f ? 1.0f : 0.0f; break;
        case 5: slope = v > 0.0f ? 1.0f : y[i] + 1.0f; break;
        case 6: slope = sigmoidOf(v); break;
        case 7: slope = 2.0f * v; break;
        case 8: slope = y[i] > 0.0f ? 0.5f / y[i] : 0.0f; break;
        default: slope = v > 0.0f ? 1.0f : v < 0.0f ? -1.0f : 0.0f;
    }
    dx[i] = fmaf(dy[i], slope, dx[i]);
}

// Functions of two numbers, in the order of Binary: add, subtract, multiply, divide, minimum, maximum.

KERNEL binary(int op, const float* a, const float* b, float* z, long long count) {
    EACH(count);
    float u = a[i];
    float v = b[i];
    switch (op) {
        case 0: z[i] = u + v; break;
        case 1: z[i] = u - v; break;
        case 2: z[i] = u * v; break;
        case 3: z[i] = u / v; break;
        case 4: z[i] = fminf(u, v); break;
        default: z[i] = fmaxf(u, v);
    }
}

KERNEL binaryBackward(
        int op, int second, const float* a, const float* b, const float* dz, float* into, long long count) {
    EACH(count);
    float u = a[i];
    float v = b[i];
    float slope;
    switch (op) {
        case 0: slope = 1.0f; break;
        case 1: slope = second ? -1.0f : 1.0f; break;
        case 2: slope = second ? u : v; break;
        case 3: slope = second ? -u / (v * v) : 1.0f / v; break;
        case 4: slope = (u <= v) != (second != 0) ? 1.0f : 0.0f; break;
        default: slope = (v <= u) != (second != 0) ? 1.0f : 0.0f;
    }
    if (slope != 0.0f) {
        into[i] = fmaf(dz[i], slope, into[i]);
    }
}

// Layer normalisation: a warp for each row; statistics [rows, 4] begin with mean and inverse deviation.

KERNEL layerNorm(
        const float* x, const float* scale, const float* shift, float epsilon, float* y, float* statistics, int width,
        long long threads) {
    EACH(threads);
    long long row = i / 32;
    int lane = i % 32;
    const float* from = x + row * width;
    float sum = 0.0f;
    for (int j = lane; j < width; j += 32) {
        sum += from[j];
    }
    float mean = sumOfWarp(sum) / width;
    float squares = 0.0f;
    for (int j = lane; j < width; j += 32) {
        float d = from[j] - mean;
        squares = fmaf(d, d, squares);
    }
    float inverse = 1.0f / sqrtf(sumOfWarp(squares) / width + epsilon);
    for (int j = lane; j < width; j += 32) {
        y[row * width + j] = fmaf((from[j] - mean) * inverse, scale[j], shift[j]);
    }
    if (lane == 0) {
        statistics[4 * row] = mean;
        statistics[4 * row + 1] = inverse;
    }
}

KERNEL layerNormToInput(
        const float* x, const float* statistics, const float* scale, const float* dy, float* dx, int width,
        long long threads) {
    EACH(threads);
    long long row = i / 32;
    int lane = i % 32;
    float mean = statistics[4 * row];
    float inverse = statistics[4 * row + 1];
    float sum = 0.0f;
    float products = 0.0f;
    for (int j = lane; j < width; j += 32) {
        float d = dy[row * width + j] * scale[j];
        sum += d;
        products = fmaf((x[row * width + j] - mean) * inverse, d, products);
    }
    float average = sumOfWarp(sum) / width;
    float slope = sumOfWarp(products) / width;
    for (int j = lane; j < width; j += 32) {
        float normal = (x[row * width + j] - mean) * inverse;
        float d = dy[row * width + j] * scale[j] - average;
        dx[row * width + j] = fmaf(-slope, normal, d) * inverse;
    }
}

// Sums over rows: blocks of 32 columns by 32 threads, each thread every 32nd row, and a tree over the threads.

__device__ inline float sumOfColumn(float mine, float* shared) {
    shared[threadIdx.y * 33 + threadIdx.x] = mine;
    __syncthreads();
    for (int half = 16; half > 0; half /= 2) {
        if (threadIdx.y < half) {
            shared[threadIdx.y * 33 + threadIdx.x] += shared[(threadIdx.y + half) * 33 + threadIdx.x];
        }
        __syncthreads();
    }
    float sum = shared[threadIdx.x];
    __syncthreads();
    return sum;
}

KERNEL columnSums(const float* x, float* sum, int rows, int width) {
    __shared__ float shared[32 * 33];
    int column = blockIdx.x * 32 + threadIdx.x;
    float mine = 0.0f;
    if (column < width) {
        for (long long row = threadIdx.y; row < rows; row += 32) {
            mine += x[row * width + column];
        }
    }
    float all = sumOfColumn(mine, shared);
    if (threadIdx.y == 0 && column < width) {
        sum[column] += all;
    }
}

KERNEL layerNormToAffine(
        const float* x, const float* statistics, const float* dy, float* dScale, float* dShift, int rows, int width) {
    __shared__ float shared[32 * 33];
    int column = blockIdx.x * 32 + threadIdx.x;
    float ofScale = 0.0f;
    float ofShift = 0.0f;
    if (column < width) {
        for (long long row = threadIdx.y; row < rows; row += 32) {
            float d = dy[row * width + column];
            float normal = (x[row * width + column] - statistics[4 * row]) * statistics[4 * row + 1];
            ofScale = fmaf(d, normal, ofScale);
            ofShift += d;
        }
    }
    float allOfScale = sumOfColumn(ofScale, shared);
    float allOfShift = sumOfColumn(ofShift, shared);
    if (threadIdx.y == 0 && column < width) {
        dScale[column] += allOfScale;
        dShift[column] += allOfShift;
    }
}

KERNEL logSoftmax(
        const float* logits, const float* allowed, int from, int to, int width, float* logs, float* probabilities,
        long long rows) {
    EACH(rows);
    long long at = i * width;
    float highest = LOWEST;
    for (int j = from; j < to; j++) {
        float logit = allowed != 0 && allowed[at + j] == 0.0f ? -1e10f : logits[at + j];
        highest = fmaxf(highest, logit);
        logs[at + j] = logit;
    }
    float sum = 0.0f;
    for (int j = from; j < to; j++) {
        float log = logs[at + j] - highest;
        float e = expOf(log);
        logs[at + j] = log;
        probabilities[at + j] = e;
        sum += e;
    }
    float logOfSum = logf(sum);
    for (int j = from; j < to; j++) {
        logs[at + j] -= logOfSum;
        probabilities[at + j] /= sum;
    }
}

KERNEL logSoftmaxBackward(
        const float* probabilities, const float* dLog, float* dLogits, int width, long long rows) {
    EACH(rows);
    long long at = i * width;
    float sum = 0.0f;
    for (int j = 0; j < width; j++) {
        sum += dLog[at + j];
    }
    for (int j = 0; j < width; j++) {
        dLogits[at + j] += fmaf(-probabilities[at + j], sum, dLog[at + j]);
    }
}

KERNEL rowSums(const float* x, float* sum, int width, long long threads) {
    EACH(threads);
    long long row = i / 32;
    int lane = i % 32;
    float mine = 0.0f;
    for (int j = lane; j < width; j += 32) {
        mine += x[row * width + j];
    }
    float all = sumOfWarp(mine);
    if (lane == 0) {
        sum[row] += all;
    }
}

KERNEL addToRows(const float* row, float* y, int width, long long count) {
    EACH(count);
    y[i] += row[i % width];
}

KERNEL addToColumns(const float* column, float* y, int width, long long count) {
    EACH(count);
    y[i] += column[i / width];
}

KERNEL addColumns(
        const float* x, int from, int xWidth, float* y, int to, int yWidth, int columns, long long count) {
    EACH(count);
    long long row = i / columns;
    int column = i % columns;
    y[row * yWidth + to + column] += x[row * xWidth + from + column];
}

KERNEL groupSums(const float* x, int size, float* sum, int width, long long count) {
    EACH(count);
    const float* from = x + i / width * size * width + i % width;
    float all = sum[i];
    for (int member = 0; member < size; member++) {
        all += from[(long long) member * width];
    }
    sum[i] = all;
}

KERNEL addToGroups(const float* x, int size, float* y, int width, long long count) {
    EACH(count);
    y[i] += x[i / width / size * width + i % width];
}

KERNEL gatherRows(const float* x, const int* rows, float* y, int width, long long count) {
    EACH(count);
    y[i] = x[(long long) rows[i / width] * width + i % width];
}

KERNEL pick(const float* x, const float* index, float* y, int width, long long rows) {
    EACH(rows);
    y[i] = x[i * width + (int) index[i]];
}

KERNEL pickBackward(const float* index, const float* dy, float* dx, int width, long long rows) {
    EACH(rows);
    dx[i * width + (int) index[i]] += dy[i];
}

// A matrix [n, m] of its own for each row.

KERNEL rowProducts(const float* x, const float* w, float* y, int n, int m, long long count) {
    EACH(count);
    long long row = i / m;
    const float* matrix = w + row * n * m + i % m;
    float sum = y[i];
    for (int j = 0; j < n; j++) {
        sum = fmaf(x[row * n + j], matrix[(long long) j * m], sum);
    }
    y[i] = sum;
}

KERNEL rowProductsToInput(const float* w, const float* dy, float* dx, int n, int m, long long count) {
    EACH(count);
    long long row = i / n;
    float sum = 0.0f;
    for (int j = 0; j < m; j++) {
        sum = fmaf(w[i * m + j], dy[row * m + j], sum);
    }
    dx[i] += sum;
}

KERNEL rowProductsToMatrix(const float* x, const float* dy, float* dw, int n, int m, long long count) {
    EACH(count);
    long long row = i / ((long long) n * m);
    dw[i] = fmaf(x[i / m], dy[row * m + i % m], dw[i]);
}

// Attention: weights and scores are [groups * asking, heads * asked]; a thread for each question and head.

KERNEL attentionWeights(
        const float* queries, const float* keys, const float* present, float* weights, int asking, int asked,
        int width, int heads, float factor, long long count) {
    EACH(count);
    long long query = i / heads;
    int headWidth = width / heads;
    int column = i % heads * headWidth;
    long long group = query / asking;
    float* mine = weights + i * asked;
    float highest = LOWEST;
    for (int key = 0; key < asked; key++) {
        if (present != 0 && present[group * asked + key] == 0.0f) {
            continue;
        }
        float sum = 0.0f;
        for (int j = 0; j < headWidth; j++) {
            sum = fmaf(queries[query * width + column + j], keys[(group * asked + key) * width + column + j], sum);
        }
        mine[key] = sum * factor;
        highest = fmaxf(highest, mine[key]);
    }
    float total = 0.0f;
    for (int key = 0; key < asked; key++) {
        bool there = present == 0 || present[group * asked + key] != 0.0f;
        mine[key] = there ? expOf(mine[key] - highest) : 0.0f;
        total += mine[key];
    }
    for (int key = 0; key < asked; key++) {
        mine[key] /= total;
    }
}

KERNEL attentionValues(
        const float* values, const float* weights, float* y, int asking, int asked, int width, int heads,
        long long count) {
    EACH(count);
    long long query = i / width;
    int column = i % width;
    long long group = query / asking;
    const float* mine = weights + (query * heads + column / (width / heads)) * asked;
    float sum = 0.0f;
    for (int key = 0; key < asked; key++) {
        sum = fmaf(mine[key], values[(group * asked + key) * width + column], sum);
    }
    y[i] = sum;
}

KERNEL attentionToScores(
        const float* values, const float* weights, const float* dy, float* scores, int asking, int asked, int width,
        int heads, float factor, long long count) {
    EACH(count);
    long long query = i / heads;
    int headWidth = width / heads;
    int column = i % heads * headWidth;
    long long group = query / asking;
    float mean = 0.0f;
    for (int key = 0; key < asked; key++) {
        float sum = 0.0f;
        for (int j = 0; j < headWidth; j++) {
            sum = fmaf(dy[query * width + column + j], values[(group * asked + key) * width + column + j], sum);
        }
        scores[i * asked + key] = sum;
        mean = fmaf(weights[i * asked + key], sum, mean);
    }
    for (int key = 0; key < asked; key++) {
        scores[i * asked + key] = weights[i * asked + key] * (scores[i * asked + key] - mean) * factor;
    }
}

KERNEL attentionToQueries(
        const float* keys, const float* scores, float* dQueries, int asking, int asked, int width, int heads,
        long long count) {
    EACH(count);
    long long query = i / width;
    int column = i % width;
    long long group = query / asking;
    const float* mine = scores + (query * heads + column / (width / heads)) * asked;
    float sum = dQueries[i];
    for (int key = 0; key < asked; key++) {
        sum = fmaf(mine[key], keys[(group * asked + key) * width + column], sum);
    }
    dQueries[i] = sum;
}

KERNEL attentionToAnswers(
        const float* queries, const float* scores, const float* weights, const float* dy, float* dKeys,
        float* dValues, int asking, int asked, int width, int heads, long long count) {
    EACH(count);
    long long key = i / width;
    int column = i % width;
    int head = column / (width / heads);
    long long group = key / asked;
    float ofKey = dKeys[i];
    float ofValue = dValues[i];
    for (int asker = 0; asker < asking; asker++) {
        long long query = group * asking + asker;
        long long at = (query * heads + head) * asked + key % asked;
        ofKey = fmaf(scores[at], queries[query * width + column], ofKey);
        ofValue = fmaf(weights[at], dy[query * width + column], ofValue);
    }
    dKeys[i] = ofKey;
    dValues[i] = ofValue;
}

KERNEL gatedUnit(
        const float* ofInput, const float* ofHidden, const float* hidden, float* gates, float* y, int width,
        long long count) {
    EACH(count);
    long long first = i / width * 3 * width + i % width;
    long long second = first + width;
    long long third = second + width;
    float r = sigmoidOf(ofInput[first] + ofHidden[first]);
    float z = sigmoidOf(ofInput[second] + ofHidden[second]);
    float n = tanhf(fmaf(r, ofHidden[third], ofInput[third]));
    gates[first] = r;
    gates[second] = z;
    gates[third] = n;
    y[i] = fmaf(1.0f - z, n, z * hidden[i]);
}

KERNEL gatedUnitBackward(
        const float* ofHidden, const float* hidden, const float* gates, const float* dy, float* dOfInput,
        float* dOfHidden, float* dHidden, int width, long long count) {
    EACH(count);
    long long first = i / width * 3 * width + i % width;
    long long second = first + width;
    long long third = second + width;
    float r = gates[first];
    float z = gates[second];
    float n = gates[third];
    float d = dy[i];
    float dZ = d * (hidden[i] - n) * (z * (1.0f - z));
    float dN = d * (1.0f - z) * (1.0f - n * n);
    float dR = dN * ofHidden[third] * (r * (1.0f - r));
    dOfInput[first] = dR;
    dOfInput[second] = dZ;
    dOfInput[third] = dN;
    dOfHidden[first] = dR;
    dOfHidden[second] = dZ;
    dOfHidden[third] = dN * r;
    dHidden[i] = fmaf(d, z, dHidden[i]);
}

// Sums of squares: 256 blocks of 256 threads into partial [256], then one block over these.

__device__ inline double sumOfBlock(double mine, double* shared) {
    shared[threadIdx.x] = mine;
    __syncthreads();
    for (int half = 128; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            shared[threadIdx.x] += shared[threadIdx.x + half];
        }
        __syncthreads();
    }
    return shared[0];
}

KERNEL squaresOfBlocks(const float* x, double* partial, long long count) {
    __shared__ double shared[256];
    double mine = 0.0;
    for (long long i = blockIdx.x * 256 + threadIdx.x; i < count; i += 65536) {
        mine += (double) x[i] * x[i];
    }
    double all = sumOfBlock(mine, shared);
    if (threadIdx.x == 0) {
        partial[blockIdx.x] = all;
    }
}

KERNEL sumOfBlocks(double* partial) {
    __shared__ double shared[256];
    double all = sumOfBlock(partial[threadIdx.x], shared);
    if (threadIdx.x == 0) {
        partial[0] = all;
    }
}

KERNEL adam(
        float* parameters, const float* gradient, float* first, float* second, float gradientScale, float beta1,
        float beta2, float stepSize, float inverseRootCorrection2, float epsilon, long long count) {
    EACH(count);
    float g = gradient[i] * gradientScale;
    float m = first[i] * beta1 + g * (1.0f - beta1);
    float v = second[i] * beta2 + g * g * (1.0f - beta2);
    parameters[i] -= m * stepSize / fmaf(sqrtf(v), inverseRootCorrection2, epsilon);
    first[i] = m;
    second[i] = v;
}
