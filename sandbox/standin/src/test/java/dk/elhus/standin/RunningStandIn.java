package dk.elhus.standin;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in with generated data, which runs for all tests of a class and limits no rate. */
final class RunningStandIn implements BeforeAllCallback, AfterAllCallback {
  private StandIn standIn;
  private Client client;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    standIn = StandIn.start(StandInConfig.defaults().withRatePerMinute(0));
    client = new Client(standIn.baseUrl());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    standIn.close();
  }

  /** Asks it. */
  Client client() {
    return client;
  }

  /** The requests that it has answered. */
  List<String> requests() {
    return standIn.requests();
  }
}
