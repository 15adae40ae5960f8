package io.throng.scenarios.cli;

import io.throng.kernel.SimulationException;
import io.throng.kernel.Suggestion;
import io.throng.kernel.archive.ArchiveException;
import io.throng.marl.tensor.DeviceException;
import io.throng.scenarios.io.Failures;
import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clear message, and an exit code. */
final class Complaints {
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;

    private Complaints() {}

    static int handleParameters(ParameterException refused, String[] args) {
        String message = refused.getMessage();
        if (refused instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = meant(unmatched);
            message += meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?";
        }
        String command = refused.getCommandLine().getCommandSpec().qualifiedName();
        tell(message + " (see " + command + " --help)", args);
        return WRONG_INPUT;
    }

    private static List<String> meant(UnmatchedArgumentException unmatched) {
        var commands = unmatched.getCommandLine().getSubcommands().keySet();
        return Suggestion.nearest(unmatched.getUnmatched().getFirst(), commands)
                .map(List::of)
                .orElseGet(unmatched::getSuggestions);
    }

    static int handle(Exception failure, CommandLine commandLine, ParseResult parsed) {
        return report(failure, parsed.originalArgs().toArray(String[]::new));
    }

    static int report(Exception failure, String[] args) {
        switch (failure) {
            case IllegalArgumentException refused -> tell(refused.getMessage(), args);
            case ArchiveException damaged -> tell(damaged.getMessage(), args);
            case IOException io -> tell(Failures.reason(io), args);
            case UncheckedIOException io -> tell(Failures.reason(io), args);
            case DeviceException unusable -> tell(unusable.getMessage(), args);
            case SimulationException ended -> tell(ended.getMessage(), args);
            default -> {
                tell("this should not have happened: " + failure, args);
                failure.printStackTrace(System.err);
            }
        }
        return failure instanceof IllegalArgumentException ? WRONG_INPUT : FAILED;
    }

    private static void tell(String message, String[] args) {
        System.err.println("throng: " + message);
        if (Arrays.asList(args).contains("--json")) {
            System.out.println(Json.line(Map.of("error", message)));
        }
    }
}
