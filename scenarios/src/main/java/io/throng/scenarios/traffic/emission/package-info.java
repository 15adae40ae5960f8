/**
 * What vehicles emit and burn, by speed and acceleration.
 *
 * <pre>{@code
 * double gramsASecond = PetrolCar.CO2.rate(13.9, 0.5) / 1000;
 * }</pre>
 *
 * <p>Depends on the JDK.
 */
package io.throng.scenarios.traffic.emission;
