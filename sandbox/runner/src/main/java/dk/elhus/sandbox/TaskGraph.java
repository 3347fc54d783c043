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
   * Runs them all but those that need one that failed.
   *
   * @param tasks in an order in which each stands after those it needs
   * @param failure is told the first one
   * @throws SandboxException the first failure
   */
  static void run(List<Task> tasks, FirstFailure failure) {
    ExecutorService threads = Executors.newCachedThreadPool(TaskGraph::daemonThread);
    try {
      Map<String, CompletableFuture<Void>> futures = new HashMap<>();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (Task task : tasks) {
        CompletableFuture<?>[] needed =
            task.after().stream().map(futures::get).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> future =
            CompletableFuture.allOf(needed).thenRunAsync(() -> run(task, failure), threads);
        futures.put(task.name(), future);
        all.add(future);
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw failure.known().orElseGet(() -> unexpected(e));
    } finally {
      threads.shutdownNow();
    }
  }

  private static SandboxException unexpected(CompletionException e) {
    return new SandboxException(
        "unexpected: " + e.getCause(), "run the command again; report this if it stays", e);
  }

  private static void run(Task task, FirstFailure failure) {
    try {
      task.action().run();
    } catch (SandboxException e) {
      failure.tell(e);
      throw e;
    } catch (Exception e) {
      SandboxException unexpected =
          new SandboxException(
              task.name() + ": " + e, "run 'elhus sandbox up' again; it goes on from there", e);
      failure.tell(unexpected);
      throw unexpected;
    }
  }

  private static Thread daemonThread(Runnable work) {
    Thread thread = new Thread(work, "sandbox");
    thread.setDaemon(true);
    return thread;
  }
}
