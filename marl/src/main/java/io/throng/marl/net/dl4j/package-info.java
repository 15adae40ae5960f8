/**
 * Networks to and from Deeplearning4j.
 *
 * <pre>{@code
 * MultiLayerNetwork exported = Dl4jNetworks.exported(actor);
 * exported.save(new File("actor.zip"));
 * Mlp imported = Dl4jNetworks.imported(backend, MultiLayerNetwork.load(new File("actor.zip"), false));
 * }</pre>
 *
 * <p>Depends on {@code io.throng.marl.net}, Deeplearning4j and ND4J.
 */
package io.throng.marl.net.dl4j;
