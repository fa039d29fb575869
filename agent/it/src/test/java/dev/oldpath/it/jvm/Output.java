package dev.oldpath.it.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The lines of one output stream of a process, read as they are printed. Thread-safe. */
final class Output {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    private Output(String name) {
        this.name = name;
    }

    static Output of(String name, BufferedReader reader) {
        Output output = new Output(name);
        Thread thread = new Thread(() -> output.read(reader), name);
        thread.setDaemon(true);
        thread.start();
        return output;
    }

    private void read(BufferedReader reader) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(reading stopped: " + e + ")");
        }
        end();
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    String await(String prefix, Object context) {
        return await(line -> line.startsWith(prefix), 1, "starts with " + prefix, context)
                .substring(prefix.length());
    }

    String awaitContaining(String part, int nth, Object context) {
        return await(line -> line.contains(part), nth, "contains " + part, context);
    }

    private String await(Predicate<String> wanted, int nth, String description, Object context) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        synchronized (this) {
            while (true) {
                Optional<String> found =
                        lines.stream().filter(wanted).skip(nth - 1L).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    throw new AssertionError("no line of " + name + " " + description + "\n" + context);
                }
                pause(left);
            }
        }
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    private synchronized void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
