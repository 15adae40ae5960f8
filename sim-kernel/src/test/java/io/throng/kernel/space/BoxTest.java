package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.random.Philox;
import org.junit.jupiter.api.Test;

class BoxTest {
    /** Along each axis a box is a plane of that length, which has tests of its own. */
    @Test
    void everyAxisOfABoxIsThatOfAPlane() {
        Philox random = new Philox().reset(3, 0, 0, 0);
        for (boolean torus : new boolean[] {true, false}) {
            Box box = new Box(3, 5, 7, torus);
            Plane floor = new Plane(3, 5, torus);
            Plane wall = new Plane(7, 7, torus);
            for (int i = 0; i < 2000; i++) {
                float position = random.nextFloat() * 30 - 15;
                float other = random.nextFloat() * 3;
                assertThat(box.intoX(position)).isEqualTo(floor.intoX(position));
                assertThat(box.intoY(position)).isEqualTo(floor.intoY(position));
                assertThat(box.intoZ(position)).isEqualTo(wall.intoX(position));
                assertThat(box.alongX(box.intoX(position), other)).isEqualTo(floor.alongX(box.intoX(position), other));
                assertThat(box.alongY(box.intoY(position), other)).isEqualTo(floor.alongY(box.intoY(position), other));
                assertThat(box.alongZ(box.intoZ(position), other)).isEqualTo(wall.alongX(box.intoZ(position), other));
            }
        }
    }

    @Test
    void theShortWayLeadsRoundATorusAndNotThroughWalls() {
        assertThat(Box.torus(10, 10, 4).alongZ(0.5f, 3.5f)).isEqualTo(-1);
        assertThat(Box.bounded(10, 10, 4).alongZ(0.5f, 3.5f)).isEqualTo(3);
        assertThat(Box.torus(10, 10, 4).intoZ(4.5f)).isEqualTo(0.5f);
        assertThat(Box.bounded(10, 10, 4).intoZ(4.5f)).isEqualTo(Math.nextDown(4f));
    }

    @Test
    void aLengthThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Box.torus(1, 2, 0))
                .withMessage("depth must be a positive number of metres, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Box.torus(1, Double.POSITIVE_INFINITY, 1))
                .withMessage("height must be a positive number of metres, got Infinity");
    }
}
