package dk.elhus.access;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to a file per day and server start, from a thread of its own.
 *
 * <p>While the file system does not answer, lines wait; those that find no room are written to the
 * server's log instead, and counted there. After a fault a line may stand twice.
 */
final class TrailWriter implements Consumer<String>, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);
  private static final int ROOM = 20_000;

  /** Fits into one packet, so that no reader ever meets half a line. */
  private static final int MOST_BYTES = 60_000;

  private static final long PAUSE_AFTER_FAULT_MILLIS = 2_000;
  private static final int SHUTDOWN_SECONDS = 5;

  /** Before the file system's own hook, which closes it. */
  private static final int SHUTDOWN_PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  private static final FsPermission FILE = new FsPermission((short) 0600);

  private final Configuration conf;
  private final Path folder;
  private final long started = System.currentTimeMillis();
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>(ROOM);
  private final AtomicLong unkept = new AtomicLong();
  private String left;
  private FileSystem files;

  private TrailWriter(Configuration conf, String folder) {
    this.conf = new Configuration(conf);
    this.folder = new Path(folder);
  }

  static TrailWriter started(Configuration conf, String folder) {
    TrailWriter writer = new TrailWriter(conf, folder);
    Thread thread = new Thread(writer, "elhus-trail");
    thread.setDaemon(true);
    thread.start();
    ShutdownHookManager.get()
        .addShutdownHook(
            () -> writer.finish(thread), SHUTDOWN_PRIORITY, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    return writer;
  }

  @Override
  public void accept(String line) {
    if (!waiting.offer(line)) {
      LOG.error("the trail is full; {} lines are only here: {}", unkept.incrementAndGet(), line);
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        keep(nextBatch(waiting.take()));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fits into one packet; a line that does not is the first of the next batch. */
  private List<String> nextBatch(String first) {
    List<String> batch = new ArrayList<>();
    if (left != null) {
      batch.add(left);
      left = null;
    }
    int bytes = batch.stream().mapToInt(TrailWriter::bytes).sum();
    for (String line = first; line != null; line = waiting.poll()) {
      bytes += bytes(line);
      if (!batch.isEmpty() && bytes > MOST_BYTES) {
        left = line;
        return batch;
      }
      batch.add(line);
    }
    return batch;
  }

  private static int bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length + 1;
  }

  private void keep(List<String> batch) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        append(String.join("\n", batch) + "\n");
        return;
      } catch (IOException e) {
        LOG.error(
            "the trail cannot be written to {} (attempt {}); {} lines wait",
            folder,
            attempt,
            batch.size() + waiting.size(),
            e);
        forget();
        Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
      }
    }
  }

  private void append(String text) throws IOException, InterruptedException {
    UserGroupInformation.getLoginUser()
        .doAs(
            (PrivilegedExceptionAction<Void>)
                () -> {
                  try (OutputStream out = open()) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                  }
                  return null;
                });
  }

  private OutputStream open() throws IOException {
    if (files == null) {
      files = FileSystem.newInstance(folder.toUri(), conf);
    }
    String day = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString();
    Path file = new Path(folder, day + "-" + started + ".jsonl");
    if (files.exists(file)) {
      return files.append(file);
    }
    OutputStream out = files.create(file, false);
    files.setPermission(file, FILE);
    return out;
  }

  /** A client that met a fault may still hold the file; the next one is another client. */
  private void forget() {
    try {
      if (files != null) {
        files.close();
      }
    } catch (IOException e) {
      LOG.warn("the file system of the trail was not closed", e);
    }
    files = null;
  }

  private void finish(Thread thread) {
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
      String next = left == null ? waiting.poll() : left;
      left = null;
      while (next != null) {
        append(String.join("\n", nextBatch(next)) + "\n");
        next = left == null ? waiting.poll() : left;
        left = null;
      }
    } catch (IOException e) {
      waiting.forEach(line -> LOG.error("the server ends; only here: {}", line));
      LOG.error("the end of the trail could not be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
