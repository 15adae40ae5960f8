/**
 * What vehicles emit and burn, by speed and acceleration.
 *
 * <pre>{@code
 * double gramsASecond = Hbefa.PC_G_EU4.rate(Pollutant.CO2, 13.9, 0.5) / 1000;
 * Surrogates surrogates = Surrogates.read(Path.of("emission_surrogate_models.json"));
 * double byWeather = surrogates.of("gas", 2015, 21).rate(13.9, 0.5, 0, 68, 50);
 * }</pre>
 *
 * <p>Depends on {@code io.throng.scenarios.io} and the JDK.
 */
package io.throng.scenarios.traffic.emission;
