package io.throng.viz.mason;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import sim.display.Console;
import sim.portrayal.Inspector;
import sim.portrayal.LocationWrapper;
import sim.util.Bag;
import sim.util.Properties;

/** Opens the console on a display, works it as a person would, and prints what it finds. */
final class ConsoleProgram {
    private static final int PLAYING = 1; // Console.PS_PLAYING
    private static final int PAUSED = 2; // Console.PS_PAUSED
    private static final long PATIENCE_MILLIS = 30_000;

    private ConsoleProgram() {}

    /** Writes a picture of the screen to the file that is given, if one is. */
    public static void main(String[] args) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1); // windows would keep the program going
        });
        PacingShow show = new PacingShow();
        ShowModel model = new ShowModel(show, Exception::printStackTrace);
        ShowConsole shown = new ShowConsole(model);
        Console console = onEvents(() -> {
            Console opened = new ClosableConsole(shown);
            opened.setVisible(true);
            return opened;
        });
        runTo(console, model, 20);
        System.out.println("step " + model.step() + " time " + (long) model.schedule.getTime());
        Robot robot = new Robot();
        robot.waitForIdle();
        Thread.sleep(500);
        Rectangle area = onEvents(() -> new Rectangle(
                shown.display().insideDisplay.getLocationOnScreen(),
                shown.display().insideDisplay.getSize()));
        BufferedImage screen = robot.createScreenCapture(new Rectangle(0, 0, 1600, 1200));
        if (args.length > 0) {
            ImageIO.write(screen, "png", new File(args[0]));
        }
        double scale = area.width / 100.0;
        for (double[] place : new double[][] {{40, 20}, {50, 10}, {50, 30}}) {
            int x = area.x + (int) (place[0] * scale);
            int y = area.y + (int) ((50 - place[1]) * scale);
            System.out.printf("colour at %.0f %.0f: %06x%n", place[0], place[1], screen.getRGB(x, y) & 0xffffff);
        }
        inspect(shown, scale);
        knobs(model, show);
        runTo(console, model, PacingShow.LAST);
        System.out.println("last " + model.step());
        onEvents(() -> {
            console.pressStop();
            console.setWhenShouldPause(3);
            console.pressPlay();
            return null;
        });
        await(() -> model.step() == 3 && onEvents(console::getPlayState) == PAUSED);
        System.out.println("again " + model.step());
        System.out.println("entered twice " + show.wasEnteredTwice);
        onEvents(() -> {
            console.doClose(); // as its window's button does
            return null;
        });
        shown.awaitClose();
        System.out.println("closed");
        openAndClose();
        System.exit(0);
    }

    /** As the command line does, whose thread waits. */
    private static void openAndClose() throws Exception {
        PacingShow show = new PacingShow();
        FutureTask<Void> waiting = new FutureTask<>(() -> {
            new MasonDesktop().show(show);
            return null;
        });
        Thread.ofPlatform().start(waiting);
        await(() -> onEvents(() -> showing().findFirst().isPresent()));
        onEvents(() -> {
            showing().toList().forEach(Console::doClose);
            return null;
        });
        waiting.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        System.out.println("show closed " + show.isClosed);
    }

    private static Stream<Console> showing() {
        return Arrays.stream(Frame.getFrames())
                .filter(Frame::isShowing)
                .filter(Console.class::isInstance)
                .map(Console.class::cast);
    }

    private static void runTo(Console console, ShowModel model, long step) throws Exception {
        onEvents(() -> {
            console.setWhenShouldPause(step);
            if (console.getPlayState() == PAUSED) {
                console.pressPause();
            } else {
                console.pressPlay();
            }
            return null;
        });
        await(() -> model.step() == step && onEvents(console::getPlayState) != PLAYING);
    }

    private static void inspect(ShowConsole shown, double scale) throws Exception {
        Bag[] hits = onEvents(() -> shown.display().objectsHitBy(new Point2D.Double(40 * scale, 30 * scale)));
        List<LocationWrapper> wrappers = Arrays.stream(hits)
                .flatMap(bag -> IntStream.range(0, bag.numObjs).mapToObj(bag::get))
                .map(LocationWrapper.class::cast)
                .toList();
        for (LocationWrapper wrapper : wrappers) {
            LayerPortrayal portrayal = (LayerPortrayal) wrapper.getFieldPortrayal();
            Inspector inspector = onEvents(() -> portrayal.getInspector(wrapper, shown));
            System.out.println("hit " + portrayal.getName(wrapper) + ", inspected " + inspector.isVolatile());
        }
    }

    private static void knobs(ShowModel model, PacingShow show) {
        print(new AgentProperties(model, 1, 1));
        KnobProperties knobs = new KnobProperties(model);
        knobs.setValue(0, "2.5");
        knobs.setValue(1, "1");
        print(knobs);
        System.out.println("knobs " + show.knobs());
    }

    private static void print(Properties properties) {
        for (int i = 0; i < properties.numProperties(); i++) {
            System.out.println(properties.getName(i) + " = " + properties.getValue(i));
        }
    }

    private static <T> T onEvents(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        SwingUtilities.invokeAndWait(task);
        return task.get();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!condition.call()) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("waited in vain");
            }
            Thread.sleep(20);
        }
    }
}
