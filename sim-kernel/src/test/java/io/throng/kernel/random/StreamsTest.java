package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void noTwoPurposesShareAStreamAndNoneIsAModels() throws IllegalAccessException {
        List<Integer> numbers = new ArrayList<>();
        for (Field field : Streams.class.getFields()) {
            if (!field.getName().equals("MAX_USER")) {
                numbers.add(field.getInt(null));
            }
        }
        assertThat(numbers).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(numbers).allSatisfy(number -> assertThat(number).isBetween(Streams.MAX_USER + 1, 255));
    }

    @Test
    void modelsMayUseTheirStreamsOnly() {
        assertThat(Streams.user(0)).isZero();
        assertThat(Streams.user(200)).isEqualTo(200);
        assertThatThrownBy(() -> Streams.user(201))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model's stream must be in [0, 200], got 201; the others belong to Throng");
        assertThatThrownBy(() -> Streams.user(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
