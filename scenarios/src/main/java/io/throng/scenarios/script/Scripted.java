package io.throng.scenarios.script;

import java.util.Optional;

/** A scenario that a user's file describes. */
public sealed interface Scripted permits ScriptedScenario, LearnedScenario {
    /** The file; empty if it was not started by {@code throng} but by {@code java} itself. */
    Optional<SourceText> source();
}
