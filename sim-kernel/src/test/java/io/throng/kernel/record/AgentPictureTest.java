package io.throng.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class AgentPictureTest {
    private static final Extent TEN = Extent.of(10, 10, "m");

    @Test
    void agentsOutsideTheExtentAreCounted() {
        assertThat(picture(15, i -> i, Colouring.byHeading()).outside()).isEqualTo(4);
        assertThat(picture(11, i -> i, Colouring.byHeading()).outside()).isZero();
    }

    @Test
    void valuesThatAreNoNumbersAreRefusedByAgent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(3, i -> i == 2 ? Double.NaN : 1, Colouring.byHeading()))
                .withMessage("x must be finite, got NaN for agent 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(-1, i -> 1, Colouring.byHeading()))
                .withMessage("agents of a picture must number 0 or more, got -1");
    }

    @Test
    void categoriesMustHaveNamesAndColours() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(3, i -> 1, Colouring.byCategory(List.of("a", "b"), i -> i)))
                .withMessage("category must be in [0, 2), got 2 for agent 2; name every category");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Colouring.byCategory(Collections.nCopies(9, "a"), i -> 0))
                .withMessage("categories must number 1 to 8, got 9; merge the rarest into one called other");
    }

    @Test
    void extentsWithoutAreaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Extent(0, 0, 0, 1, "m"))
                .withMessage("extent must have finite minX < maxX and minY < maxY, got [0.0, 0.0] x [0.0, 1.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> Extent.of(Double.NaN, 1, "m"));
        assertThat(new Extent(-1, -2, 1, 3, "").height()).isEqualTo(5);
    }

    private static AgentPicture picture(int agents, IntToDoubleFunction x, Colouring colouring) {
        return new AgentPicture("title", "", TEN, agents, x, i -> 5, i -> 0, colouring);
    }
}
