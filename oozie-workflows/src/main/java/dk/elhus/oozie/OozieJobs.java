package dk.elhus.oozie;

import dk.elhus.oozie.OozieJob.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.client.WorkflowJob;

/** Starts workflows and tells how they stand, without waiting for them. */
public final class OozieJobs {
  /** What an action of ours captures when it ran a job, see {@link Step#data()}. */
  private static final String JOB_ID = "job_id";

  private static final String NO_SUCH_JOB = "E0604";

  private final OozieServer server;

  /**
   * @param url Oozie's base URL, such as {@code http://127.0.0.1:11000/oozie}
   */
  public OozieJobs(String url) {
    this.server = new OozieServer(url);
  }

  /**
   * Submits an application.
   *
   * @param application its path on the cluster's file system
   * @param properties what it asks for: see its {@code <parameters>}
   * @return the workflow's id
   * @throws OozieUnavailableException when Oozie does not answer or refuses it
   */
  public String start(String application, Map<String, String> properties) {
    Properties conf = server.client().createConfiguration();
    properties.forEach(conf::setProperty);
    conf.setProperty(OozieClient.APP_PATH, application);
    conf.setProperty(OozieClient.USE_SYSTEM_LIBPATH, "true");
    return server.ask(() -> server.client().run(conf));
  }

  /**
   * How a workflow stands.
   *
   * @return nothing when Oozie knows no workflow of that id
   * @throws OozieUnavailableException when Oozie does not answer
   */
  public Optional<OozieJob> find(String id) {
    return server.ask(() -> known(id)).map(OozieJobs::job);
  }

  private Optional<WorkflowJob> known(String id) throws OozieClientException {
    try {
      return Optional.of(server.client().getJobInfo(id));
    } catch (OozieClientException e) {
      if (NO_SUCH_JOB.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static OozieJob job(WorkflowJob workflow) {
    WorkflowRun run =
        Workflows.run("", workflow.getAppName(), Workflows.state(workflow.getStatus()), workflow);
    return new OozieJob(
        workflow.getId(),
        workflow.getAppName(),
        status(run.state()),
        run.started(),
        run.ended(),
        mapReduceJobs(run, workflow),
        run.state() == Step.State.FAILED ? run.failure() : null);
  }

  static Status status(Step.State state) {
    return switch (state) {
      case OK -> Status.COMPLETED;
      case FAILED -> Status.FAILED;
      case WAITING, RUNNING -> Status.RUNNING;
    };
  }

  /** Our actions tell the id of their job; Oozie itself knows those of Sqoop. */
  private static List<String> mapReduceJobs(WorkflowRun run, WorkflowJob workflow) {
    List<String> ids = new ArrayList<>();
    for (Step step : run.steps()) {
      String told = step.data().getOrDefault(JOB_ID, "");
      if (told.startsWith("job_")) {
        ids.add(told);
      }
    }
    for (WorkflowAction action : workflow.getActions()) {
      String children = action.getExternalChildIDs();
      if (children != null) {
        for (String child : children.split(",")) {
          if (child.startsWith("job_") && !ids.contains(child)) {
            ids.add(child);
          }
        }
      }
    }
    return List.copyOf(ids);
  }
}
