package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class TensorTest {
    @Test
    void newTensorIsZeroAndStartsOnALine() {
        for (int columns = 1; columns < 40; columns++) {
            try (Tensor tensor = Tensor.zeros(3, columns)) {
                assertThat(tensor.toArray()).hasSize(3 * columns).containsOnly(0f);
                assertThat(tensor.segment().address() % 64).isZero();
            }
        }
    }

    @Test
    void arrayIsTheSameMemory() {
        try (Tensor tensor = Tensor.of(2, 3, 1, 2, 3, 4, 5, 6)) {
            INDArray array = tensor.array();
            assertThat(array.shape()).containsExactly(2, 3);
            assertThat(array.getFloat(1, 0)).isEqualTo(4);
            array.putScalar(1, 2, 60);
            tensor.set(0, 1, 20);
            assertThat(tensor.get(1, 2)).isEqualTo(60);
            assertThat(array.getFloat(0, 1)).isEqualTo(20);
        }
    }

    @Test
    void viewsShareMemoryWithTheTensorAndWithNd4j() {
        try (Tensor tensor = Tensor.of(3, 2, 1, 2, 3, 4, 5, 6)) {
            Tensor lower = tensor.rowRange(1, 3);
            assertThat(lower.toArray()).containsExactly(3, 4, 5, 6);
            lower.set(1, 1, 9);
            assertThat(tensor.get(2, 1)).isEqualTo(9);
            assertThat(lower.array().getFloat(1, 1)).isEqualTo(9);
            assertThat(tensor.reshape(2, 3).get(1, 0)).isEqualTo(4);
            assertThat(tensor.view(2, 1, 3).toArray()).containsExactly(3, 4, 5);
            assertThat(lower.rowRange(1, 2).array().getFloat(0, 0)).isEqualTo(5);
        }
    }

    @Test
    void nd4jArrayAndItsRowViewsAreSeenWithoutACopy() {
        INDArray array = Nd4j.create(new float[][] {{1, 2}, {3, 4}, {5, 6}});
        INDArray rows = array.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());
        try (Tensor tensor = Tensor.of(rows)) {
            assertThat(tensor.toArray()).containsExactly(3, 4, 5, 6);
            tensor.set(0, 0, 30);
            assertThat(array.getFloat(1, 0)).isEqualTo(30);
        }
        assertThat(array.wasClosed()).isFalse();
        assertThat(Tensor.of(Nd4j.create(new float[] {1, 2, 3})).shape()).isEqualTo("[1, 3]");
    }

    @Test
    void arraysInAnotherOrderOrTypeAreRefused() {
        INDArray columns = Nd4j.create(new float[][] {{1, 2}, {3, 4}}).transpose();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(columns))
                .withMessageStartingWith(
                        "array must be FLOAT, of rank 1 or 2 and dense in row order, got FLOAT [2, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(Nd4j.zeros(DataType.DOUBLE, 2, 2)))
                .withMessageContaining("DOUBLE");
    }

    @Test
    void closedTensorAndItsViewsThrow() {
        Tensor tensor = Tensor.zeros(4, 4);
        Tensor view = tensor.rowRange(0, 2);
        view.close();
        assertThat(tensor.get(0, 0)).isZero();
        tensor.close();
        tensor.close();
        assertThatIllegalStateException().isThrownBy(() -> tensor.get(0, 0));
        assertThatIllegalStateException().isThrownBy(() -> view.set(0, 0, 1));
        assertThatIllegalStateException().isThrownBy(tensor::array).withMessageStartingWith("the tensor is closed");
    }

    @Test
    void closingATensorClosesItsNd4jArrays() {
        Tensor tensor = Tensor.zeros(4, 4);
        INDArray array = tensor.array();
        tensor.close();
        assertThat(array.wasClosed()).isTrue();
    }

    @Test
    void memoryApartFromNd4jIsZeroedAlignedKeptAndClosed() {
        for (int floats = 1; floats < 70; floats += 17) {
            TensorMemory memory = TensorMemory.allocateApart(floats);
            assertThat(memory.segment().toArray(ValueLayout.JAVA_FLOAT))
                    .hasSize(floats)
                    .containsOnly(0f);
            assertThat(memory.segment().address() % 64).isZero();
        }
        MemorySegment kept = TensorMemory.allocateApart(3).segment();
        kept.setAtIndex(ValueLayout.JAVA_FLOAT, 2, 9);
        for (int i = 0; i < 5; i++) {
            System.gc();
            TensorMemory.allocateApart(3);
        }
        assertThat(kept.toArray(ValueLayout.JAVA_FLOAT)).containsExactly(0, 0, 9);

        TensorMemory memory = TensorMemory.allocateApart(4);
        assertThatIllegalStateException()
                .isThrownBy(() -> memory.view(0, 2, 2))
                .withMessage("a tensor and an ND4J array share memory where ND4J computes on the processor, got "
                        + Nd4j.getBackend().getClass().getSimpleName() + "; copy with toArray() and copyFrom()");
        memory.close();
        memory.close();
        assertThatIllegalStateException().isThrownBy(() -> memory.segment().getAtIndex(ValueLayout.JAVA_FLOAT, 0));
    }

    @Test
    void segmentKeepsTheMemoryWhenTheTensorIsForgotten() {
        MemorySegment segment = Tensor.of(1, 3, 7, 8, 9).segment();
        for (int i = 0; i < 5; i++) {
            System.gc();
            Tensor.zeros(1, 3);
        }
        assertThat(segment.toArray(ValueLayout.JAVA_FLOAT)).containsExactly(7, 8, 9);
    }

    @Test
    void copiesGoBothWays() {
        try (Tensor tensor = Tensor.zeros(2, 2)) {
            tensor.copyFrom(new float[] {1, 2, 3, 4});
            float[] target = new float[4];
            tensor.copyTo(target);
            assertThat(target).containsExactly(1, 2, 3, 4);
            tensor.setRow(1, new float[] {0, 5, 6}, 1);
            assertThat(tensor.toArray()).containsExactly(1, 2, 5, 6);
            try (Tensor copy = Tensor.zeros(2, 2)) {
                copy.copyFrom(tensor);
                assertThat(copy.toArray()).containsExactly(1, 2, 5, 6);
            }
        }
    }

    @Test
    void messagesNameWhatIsAllowed() {
        try (Tensor tensor = Tensor.zeros(2, 3)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.zeros(0, 3))
                    .withMessage("a tensor must be at least [1, 1], got [0, 3]; give both sizes as positive numbers");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tensor.rowRange(1, 3))
                    .withMessageContaining("must lie in [0, 2] and hold a row, got [1, 3) of a tensor [2, 3]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tensor.reshape(4, 2))
                    .withMessageContaining("got [4, 2] for a tensor [2, 3]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tensor.view(4, 1, 3))
                    .withMessageContaining("got [1, 3] from float 4; it has 6 floats");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tensor.copyFrom(new float[5]))
                    .withMessageContaining("must have the 6 floats of a tensor [2, 3], got 5");
            Assertions.assertThatThrownBy(() -> tensor.get(2, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("element [2, 0] is outside the tensor [2, 3]");
        }
    }
}
