package io.throng.scenarios.traffic.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TntpTest {
    private static final String HEAD = """
        <NUMBER OF ZONES> 2
        <NUMBER OF NODES> 3
        <FIRST THRU NODE> 3
        <NUMBER OF LINKS> 2
        <END OF METADATA>
        """;

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.tntp"), text);
    }

    @Test
    void readsLinksAndTrips() throws IOException {
        FlowNetwork network = Tntp.network(file(HEAD + """

            ~ from to capacity length time b power speed toll type ;
            \t1\t3\t100\t1\t6\t0.15\t4\t0\t0\t1\t;
            \t3\t2\t50\t1\t2\t0\t0\t0\t0\t1;
            """));
        assertThat(network.nodes()).isEqualTo(3);
        assertThat(network.links())
                .containsExactly(
                        new FlowNetwork.FlowLink(1, 3, LinkCost.bpr(6, 0.15, 100, 4)),
                        new FlowNetwork.FlowLink(3, 2, new LinkCost(2, 0, 0)));
        assertThat(Tntp.trips(file("""
            <END OF METADATA>
            Origin 1
                1 :  0.0;   2 :  12.5;
            Origin  2
                1 : 3;
            """))).containsExactly(new Trips(1, 2, 12.5), new Trips(2, 1, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 3 100 1 6 0.15 4 ; | a.tntp must have 2 links, as it says itself, got 1",
                "1 3 100 1 6 ; | line 6: a link must have from, to, capacity, length, free flow time, b and power, got"
                        + " 1 3 100 1 6",
                "1 3 x 1 6 1 4 ; | line 6: must be a number, got x",
                "1 3 0 1 6 1 4 ; | line 6: the capacity of a link must be positive, got 0.0",
                "0 3 1 1 6 1 4 ; | line 6: must be a whole number from 1 to 5000000, got 0",
                "1 3 1 1 -6 1 4 ; | line 6: constant of a link's cost must be at least 0 and finite, got -6.0",
            })
    void refusesWhatIsNoNetwork(String line, String complaint) throws IOException {
        Path file = file(HEAD + line + "\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tntp.network(file))
                .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 : 5; | line 2: trips must be written as destination : amount; after an Origin, got 2 : 5",
                "Origin x | line 2: must be a whole number from 1 to 5000000, got x",
            })
    void refusesWhatAreNoTrips(String line, String complaint) throws IOException {
        Path file = file("<END OF METADATA>\n" + line + "\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Tntp.trips(file)).withMessageContaining(complaint);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path none = folder.resolve("none.tntp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tntp.network(none))
                .withMessageContaining("is not a file");
        Path other = file("hello\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tntp.trips(other))
                .withMessageContaining("must say <END OF METADATA>");
        Path endless = file("<END OF METADATA>\n" + "x".repeat(100_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tntp.trips(endless))
                .withMessageContaining("line 2: has more than 65536 characters");
    }
}
