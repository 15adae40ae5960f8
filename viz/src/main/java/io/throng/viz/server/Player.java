package io.throng.viz.server;

import io.throng.kernel.record.Frame;
import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Show;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Moves what is shown, and tells the pages: one thread that steps when it is time and does what was asked in between. All
 * pages see the same. A second show beside the first is its fork; both go the same steps.
 *
 * <p>A frame is made only if a page can take one, and at most 60 times a second.
 */
final class Player implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final long LEAST_NANOS_BETWEEN_FRAMES = 15_000_000;
    private static final int MOST_PAGES = 16;
    private static final int MOST_REQUESTS = 10_000;
    private static final double USUAL_SPEED = 30;
    private static final double FASTEST = 1e6;

    private final List<Show> shows = new ArrayList<>();
    private final List<FrameCodec> codecs = new ArrayList<>();
    private final Set<Socket> pages = ConcurrentHashMap.newKeySet();
    private final Map<Socket, Long> seen = new ConcurrentHashMap<>();
    private final BlockingQueue<Task> requests = new LinkedBlockingQueue<>(MOST_REQUESTS);
    private final Thread thread;
    private final Telling telling = new Telling();
    private volatile boolean closed;
    private boolean playing;
    private double stepsPerSecond = USUAL_SPEED;
    private long due;
    private long version = 1;
    private long lastFrame;
    private List<byte[]> messages = List.of();
    private long messagesVersion;
    private Picked picked = null;

    /** The agent whose portrait goes with every frame. */
    private record Picked(int show, String layer, long agent) {}

    /** Something to be done between two steps. */
    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    Player(Show show, boolean playing) {
        shows.add(show);
        codecs.add(new FrameCodec(show.scene()));
        this.playing = playing;
        this.thread = Thread.ofPlatform().daemon().name("throng-player").start(this::run);
    }

    // Called by Jetty's threads.

    void enter(Socket page) {
        if (pages.size() >= MOST_PAGES) {
            page.sendText(Telling.error("no more than " + MOST_PAGES + " pages look at once; close one"));
            return;
        }
        later(page, () -> {
            pages.add(page);
            seen.put(page, 0L);
            page.sendText(telling.hello(shows));
            page.sendText(state());
            publish();
        });
    }

    void leave(Socket page) {
        pages.remove(page);
        seen.remove(page);
    }

    void ask(Socket page, String text) {
        Request request;
        try {
            request = Request.parse(text);
        } catch (IllegalArgumentException e) {
            page.sendText(Telling.error(e.getMessage()));
            return;
        }
        later(page, () -> obey(page, request));
    }

    private void later(Socket page, Task request) {
        if (!requests.offer(request)) {
            page.sendText(Telling.error("too many requests wait; slow down"));
        }
    }

    // The player's own thread.

    private void run() {
        while (!closed) {
            try {
                long wait = playing ? due - System.nanoTime() : Long.MAX_VALUE;
                Task request = wait <= 0 ? requests.poll() : requests.poll(wait, TimeUnit.NANOSECONDS);
                if (request != null) {
                    request.run();
                } else if (playing) {
                    step();
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException failure) {
                playing = false;
                tellAll(Telling.error(String.valueOf(failure.getMessage())));
                tellAll(state());
            }
        }
    }

    private void step() throws IOException {
        long now = System.nanoTime();
        due = Math.max(due + (long) (NANOS / stepsPerSecond), now - LEAST_NANOS_BETWEEN_FRAMES);
        if (shows.getFirst().step() >= shows.getFirst().last()) {
            playing = false;
            tellAll(state());
            publish();
            return;
        }
        move(shows.getFirst().step() + 1);
        publish();
    }

    private void move(long step) throws IOException {
        for (Show show : shows) {
            show.move(Math.clamp(step, show.first(), show.last()));
        }
        version++;
    }

    private void obey(Socket page, Request request) {
        try {
            boolean changed = carryOut(page, request);
            if (changed) {
                tellAll(state());
            }
            publish();
        } catch (IOException | RuntimeException refused) {
            page.sendText(Telling.error(String.valueOf(refused.getMessage())));
        }
    }

    private boolean carryOut(Socket page, Request request) throws IOException {
        switch (request.action()) {
            case READY -> {
                page.grant();
                return false;
            }
            case PLAY -> {
                double speed = request.number("speed", USUAL_SPEED);
                stepsPerSecond = speed <= 0 ? FASTEST : Math.min(speed, FASTEST);
                playing = true;
                due = System.nanoTime();
            }
            case PAUSE -> playing = false;
            case STEP -> {
                playing = false;
                move(shows.getFirst().step() + (long) request.number("by", 1));
            }
            case SEEK -> move((long) request.number("step", 0));
            case PICK -> {
                picked = new Picked(
                        (int) request.number("show", 0), request.text("layer"), (long) request.number("agent", -1));
                version++;
                return false;
            }
            case UNPICK -> {
                picked = null;
                return false;
            }
            case SET -> {
                shows.get(index(request)).set(request.text("name"), request.text("value"));
                version++;
                tellAll(telling.hello(shows));
            }
            case FORK -> fork();
            case JOIN -> {
                join();
                tellAll(telling.hello(shows));
            }
            case JAVA -> {
                String program = shows.get(index(request))
                        .asJava()
                        .orElseThrow(() -> new IllegalArgumentException("there is no Java program of a recording"));
                page.sendText(Telling.java(program));
                return false;
            }
        }
        return true;
    }

    private int index(Request request) {
        int index = (int) request.number("show", 0);
        if (index < 0 || index >= shows.size()) {
            throw new IllegalArgumentException("show must be in [0, " + shows.size() + "), got " + index);
        }
        return index;
    }

    private void fork() throws IOException {
        join();
        Show second = shows.getFirst().fork();
        shows.add(second);
        codecs.add(new FrameCodec(second.scene()));
        version++;
        tellAll(telling.hello(shows));
    }

    private void join() throws IOException {
        while (shows.size() > 1) {
            shows.removeLast().close();
            codecs.removeLast();
        }
        if (picked != null && picked.show() > 0) {
            picked = null;
        }
        version++;
    }

    private String state() {
        return telling.state(shows, playing, stepsPerSecond >= FASTEST ? 0 : stepsPerSecond);
    }

    private void tellAll(String text) {
        pages.forEach(page -> page.sendText(text));
    }

    /** Sends the present frame to those pages that can take one and have not seen it. */
    private void publish() throws IOException {
        List<Socket> takers = pages.stream()
                .filter(page -> page.hasCredit() && seen.getOrDefault(page, 0L) < version)
                .toList();
        long now = System.nanoTime();
        if (takers.isEmpty() || playing && now - lastFrame < LEAST_NANOS_BETWEEN_FRAMES) {
            return;
        }
        if (messagesVersion < version) {
            messages = frames();
            messagesVersion = version;
        }
        lastFrame = now;
        String portrait = portrait();
        String state = state();
        for (Socket page : takers) {
            seen.put(page, version);
            page.sendText(state);
            page.sendFrames(messages);
            if (portrait != null) {
                page.sendText(portrait);
            }
        }
    }

    private List<byte[]> frames() throws IOException {
        List<byte[]> encoded = new ArrayList<>();
        for (int i = 0; i < shows.size(); i++) {
            Frame frame = shows.get(i).frame();
            encoded.add(codecs.get(i).encode(frame));
        }
        return encoded;
    }

    /** The portrait of the picked agent, or null if there is none. */
    private String portrait() {
        if (picked == null || picked.show() >= shows.size()) {
            return null;
        }
        Show show = shows.get(picked.show());
        Map<String, Object> of = new LinkedHashMap<>();
        of.put("show", picked.show());
        of.put("layer", picked.layer());
        of.put("agent", picked.agent());
        of.put("step", show.step());
        return Telling.portrait(of, show.portrait(picked.layer(), picked.agent()));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Show show : shows) {
            try {
                show.close();
            } catch (IOException e) {
                // nobody looks any more
            }
        }
    }
}
