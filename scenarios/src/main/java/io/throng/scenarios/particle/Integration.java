package io.throng.scenarios.particle;

/** In which order a step updates position and velocity: the public versions of the particle world differ in it. */
enum Integration {
    /** Position by the old velocity, then the velocity: PettingZoo since May 2023 (v3), MPE2, JaxMARL. */
    POSITION_FIRST,
    /** Velocity, then position by the new velocity: OpenAI's MPE, the MAPPO paper's code, PettingZoo before. */
    VELOCITY_FIRST
}
