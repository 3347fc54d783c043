package dk.elhus.standin;

import com.sun.net.httpserver.HttpServer;
import dk.elhus.standin.contract.AsOf;
import dk.elhus.standin.contract.RowSource;
import dk.elhus.standin.fault.FaultBoard;
import dk.elhus.standin.files.FileSource;
import dk.elhus.standin.files.StatBankFolder;
import dk.elhus.standin.generator.GeneratedSource;
import dk.elhus.standin.generator.GeneratedStatBank;
import dk.elhus.standin.statbank.StatSource;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A running stand-in, in this process, on loopback. Close it when done.
 *
 * <pre>{@code
 * try (StandIn standIn = StandIn.start(StandInConfig.defaults().withRatePerMinute(0))) {
 *   pull(standIn.baseUrl() + "/as-of/2025-10-26/dataset/DayAheadPrices?limit=0");
 * }
 * }</pre>
 */
public final class StandIn implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int REMEMBERED_REQUESTS = 10_000;

  private final HttpServer server;
  private final ExecutorService threads;
  private final FaultBoard faults = new FaultBoard();
  private final Deque<String> requests = new ArrayDeque<>();

  private StandIn(StandInConfig config, HttpServer server) throws IOException {
    this.server = server;
    threads = Executors.newFixedThreadPool(THREADS, StandIn::thread);
    config.faults().forEach(faults::add);
    server.setExecutor(threads);
    server.createContext("/", routes(config, source(config)));
  }

  /**
   * @throws IOException when the port is taken or the folder of files cannot be read; the message
   *     says what to do
   */
  public static StandIn start(StandInConfig config) throws IOException {
    // otherwise every small answer on a kept connection waits 40 ms for the client's delayed ACK
    System.setProperty("sun.net.httpserver.nodelay", "true");
    StandIn standIn = new StandIn(config, bind(config.port()));
    standIn.server.start();
    return standIn;
  }

  private static HttpServer bind(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " on 127.0.0.1 is taken; choose another one with --port", e);
    }
  }

  private static RowSource source(StandInConfig config) throws IOException {
    RowSource generated = new GeneratedSource(config.seed());
    if (config.files() == null) {
      return generated;
    }
    RowSource files = FileSource.open(config.files());
    return config.generateMissing() ? new FirstThatHasIt(List.of(files, generated)) : files;
  }

  private static List<StatSource> statBank(StandInConfig config) throws IOException {
    List<StatSource> sources = new ArrayList<>();
    if (config.files() != null) {
      sources.add(StatBankFolder.open(config.files()));
    }
    if (config.files() == null || config.generateMissing()) {
      sources.add(new GeneratedStatBank(config.seed()));
    }
    return sources;
  }

  private Routes routes(StandInConfig config, RowSource source) throws IOException {
    RateLimiter limiter = new RateLimiter(config.ratePerMinute(), config.clock());
    Supplier<AsOf> now =
        () -> config.now() != null ? config.now() : AsOf.instant(config.clock().instant());
    return new Routes(
        source,
        new DatasetHandler(source, limiter, faults, config.whenOmitted()),
        new StatBankHandler(statBank(config), limiter, faults),
        new ControlHandler(faults),
        now,
        this::remember);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stand-in");
    thread.setDaemon(true);
    return thread;
  }

  private void remember(String request) {
    synchronized (requests) {
      if (requests.size() == REMEMBERED_REQUESTS) {
        requests.removeFirst();
      }
      requests.addLast(request);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** For example {@code http://127.0.0.1:18080}, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /** The base URL that answers as of a night: {@code {night}} stands for its ISO date. */
  public String asOfUrl() {
    return baseUrl() + "/as-of/{night}";
  }

  /** The faults that wait; add some to see how a client bears them. */
  public FaultBoard faults() {
    return faults;
  }

  /** Paths with parameters of the latest requests to the API, oldest first. */
  public List<String> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
