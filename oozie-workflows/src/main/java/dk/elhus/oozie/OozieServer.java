package dk.elhus.oozie;

import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;

/** Oozie, and what it means when it does not answer. */
record OozieServer(String url, OozieClient client) {
  OozieServer(String url) {
    this(url, new OozieClient(url));
  }

  @FunctionalInterface
  interface Question<T> {
    T ask() throws OozieClientException;
  }

  <T> T ask(Question<T> question) {
    try {
      return question.ask();
    } catch (OozieClientException e) {
      if (OozieClientException.IO_ERROR.equals(e.getErrorCode())) {
        throw new OozieUnavailableException(
            "Oozie at "
                + url
                + " does not answer; start it with `elhus sandbox up`, or mend elhus.oozie.url in"
                + " elhus.properties",
            e);
      }
      throw new OozieUnavailableException(
          "Oozie at "
              + url
              + " says "
              + e.getMessage()
              + "; see `elhus sandbox status` or the Oozie URL in elhus.properties",
          e);
    }
  }
}
