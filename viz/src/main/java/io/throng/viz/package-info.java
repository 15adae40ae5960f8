/**
 * What a person sees of a run: pictures and charts, drawn from what the kernel records and from nothing else.
 *
 * <pre>{@code
 * // nobody imports this module: it is on the class path, and the kernel's service finds it
 * Illustrator illustrator = Illustrator.installed();
 * illustrator.obstacle().ifPresent(System.out::println);
 * illustrator.draw(picture, Path.of("flock.png"));
 * }</pre>
 *
 * <p>May depend on {@code io.throng.kernel} and on drawing libraries; knows no scenario and no trainer.
 */
package io.throng.viz;
