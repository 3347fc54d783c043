package dk.elhus.report;

/** A report that cannot be given as it was asked for; the message says why and what to do. */
public final class ReportException extends Exception {
  ReportException(String message) {
    super(message);
  }
}
