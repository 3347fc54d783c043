package dk.elhus.sandbox;

import java.util.List;

/** What went wrong in one line, how to mend it, and the end of the log that tells more. */
public class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String mend;
  private final transient List<String> logTail;

  public SandboxException(String problem, String mend) {
    this(problem, mend, List.of(), null);
  }

  public SandboxException(String problem, String mend, Throwable cause) {
    this(problem, mend, List.of(), cause);
  }

  public SandboxException(String problem, String mend, List<String> logTail, Throwable cause) {
    super(problem, cause);
    this.mend = mend;
    this.logTail = List.copyOf(logTail);
  }

  /** What the reader can do about it: a sentence or a command. */
  public String mend() {
    return mend;
  }

  /** The last lines of the process's log; empty when no process is concerned. */
  public List<String> logTail() {
    return logTail;
  }
}
