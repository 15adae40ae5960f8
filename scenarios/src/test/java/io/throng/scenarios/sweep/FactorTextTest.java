package io.throng.scenarios.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FactorTextTest {
    enum Mode {
        RING,
        STAR
    }

    record Params(int birds, long budget, double noise, boolean torus, Mode mode, String label) {}

    private static final Params DEFAULTS = new Params(10, 5, 0.5, true, Mode.RING, "a");

    private static Factor parse(String text) {
        return FactorText.parse(text, DEFAULTS);
    }

    @Test
    void stepsAreCountedInDecimalsAndBothEndsBelong() {
        assertThat(parse("noise=0:3:0.1").levels())
                .hasSize(31)
                .startsWith("0", "0.1", "0.2", "0.3")
                .endsWith("3");
        assertThat(parse("noise=0:1:0.3").levels()).containsExactly("0", "0.3", "0.6", "0.9");
        assertThat(parse("noise=-1:1:1").levels()).containsExactly("-1", "0", "1");
        assertThat(parse("birds=100:1_000:450").levels()).containsExactly("100", "550", "1000");
        assertThat(parse("noise=2:2:1").levels()).containsExactly("2");
    }

    @Test
    void listsAreTakenInTheirOrder() {
        assertThat(parse("noise=2, 0.50,1e-3").levels()).containsExactly("2", "0.5", "0.001");
        assertThat(parse("mode=star,RING").levels()).containsExactly("STAR", "RING");
        assertThat(parse("torus=true").levels()).containsExactly("true");
        assertThat(parse("label=x:1:2,y").levels()).containsExactly("x:1:2", "y");
    }

    @Test
    void anAsteriskIsEveryValue() {
        assertThat(parse("mode=*").levels()).containsExactly("RING", "STAR");
        assertThat(parse("torus=*").levels()).containsExactly("false", "true");
        refused(
                "noise=*",
                "noise has no end of values, got noise=*; give a range or a list, * is for enums and" + " booleans");
    }

    @Test
    void rangesReachFromEndToEnd() {
        assertThat(parse("noise=0:4").at(0)).isEqualTo("0.0");
        assertThat(parse("noise=0:4").at(0.5)).isEqualTo("2.0");
        assertThat(parse("birds=1:4").at(0)).isEqualTo("1");
        assertThat(parse("birds=1:4").at(0.7499)).isEqualTo("3");
        assertThat(parse("birds=1:4").at(Math.nextDown(1.0))).isEqualTo("4");
    }

    @Test
    void theTextOfAFactorIsReadAsTheSame() {
        for (String text : new String[] {"noise=0:3:0.1", "noise=0:3", "birds=1:4", "mode=*", "torus=*", "label=a,b"}) {
            assertThat(FactorText.parse(parse(text).text(), DEFAULTS)).isEqualTo(parse(text));
        }
    }

    private static void refused(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessage(message);
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatIsAllowed() {
        refused(
                "noise",
                "what varies must read name=low:high:step, name=low:high, name=value,value... or name=*, got"
                        + " \"noise\"");
        refused(
                "noize=1",
                "no parameter is called \"noize\"; did you mean noise? (parameters: birds, budget, noise,"
                        + " torus, mode, label)");
        refused("noise=1,many", "noise must be a number, got \"many\"");
        refused("birds=1:2:0.5", "birds must be a whole number, got \"0.5\"");
        refused("budget=1.5", "budget must be a whole number, got \"1.5\"");
        refused("mode=RING,TREE", "mode must be one of [RING, STAR], got \"TREE\"");
        refused("torus=yes", "torus must be one of [false, true], got \"yes\"");
        refused("noise=0:1:0", "range of noise must have low <= high and a step above 0, got 0:1:0");
        refused("noise=1:0:0.1", "range of noise must have low <= high and a step above 0, got 1:0:0.1");
        refused("noise=1:1", "range of noise must have finite ends and low < high, got 1.0:1.0");
        refused("noise=0:1:2:3", "range of noise must be low:high:step or low:high, got 0:1:2:3; leave out the rest");
        refused("noise=0:1:1e-9", "range of noise must have at most 1000000 values, got 0:1:1e-9; take a larger step");
        refused("noise=1,1.0", "values of noise must differ, got 1 twice; repeat runs with --repeats");
    }
}
