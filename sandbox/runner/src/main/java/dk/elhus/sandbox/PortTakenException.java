package dk.elhus.sandbox;

/** Another process listens on a port that was free when it was chosen. */
final class PortTakenException extends SandboxException {
  private static final long serialVersionUID = 1L;

  /**
   * @param server whose port it was to be
   */
  PortTakenException(String server) {
    super(
        "another process has taken the port of " + server + " meanwhile",
        "run 'elhus sandbox up' again, it takes another port");
  }
}
