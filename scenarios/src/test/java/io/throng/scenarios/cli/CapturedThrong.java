package io.throng.scenarios.cli;

import io.throng.scenarios.io.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command left: its exit code, and what it printed where.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CapturedThrong(int code, String out, String err) {
    static CapturedThrong run(String... args) {
        return runWithInput("", args);
    }

    static CapturedThrong runWithInput(String input, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        var capturedOut = new ByteArrayOutputStream();
        var capturedErr = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(capturedOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(capturedErr, true, StandardCharsets.UTF_8));
            int code = Throng.execute(args);
            return new CapturedThrong(
                    code, capturedOut.toString(StandardCharsets.UTF_8), capturedErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    Map<String, Object> json() {
        return Json.read(out.strip().substring(out.strip().lastIndexOf('\n') + 1));
    }
}
