package dk.elhus.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs tasks side by side, each as soon as those it needs are done. */
final class TaskGraph {
  private TaskGraph() {}

  /**
   * Runs them all. After a failure no further task is begun; those under way come to their end.
   *
   * @param tasks in an order in which each stands after those it needs
   * @throws SandboxException the first failure
   */
  static void run(List<Task> tasks) {
    ExecutorService threads = Executors.newCachedThreadPool(TaskGraph::daemonThread);
    try {
      Map<String, CompletableFuture<Void>> futures = new HashMap<>();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (Task task : tasks) {
        CompletableFuture<?>[] needed =
            task.after().stream().map(futures::get).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> future =
            CompletableFuture.allOf(needed).thenRunAsync(() -> run(task), threads);
        futures.put(task.name(), future);
        all.add(future);
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SandboxException known) {
        throw known;
      }
      throw new SandboxException(
          "unexpected: " + e.getCause(), "run the command again; report this if it stays", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void run(Task task) {
    try {
      task.action().run();
    } catch (SandboxException e) {
      throw e;
    } catch (Exception e) {
      throw new SandboxException(
          task.name() + ": " + e, "run 'elhus sandbox up' again; it goes on from there", e);
    }
  }

  private static Thread daemonThread(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }
}
