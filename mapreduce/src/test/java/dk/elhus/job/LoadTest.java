package dk.elhus.job;

import static dk.elhus.job.TestWarehouse.received;

import dk.elhus.record.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  @TempDir Path folder;
  private TestWarehouse house;

  @BeforeEach
  void open() {
    house = new TestWarehouse(folder);
  }

  @Test
  void firstTry() throws Exception {
    house.land(
        "Elspotprices",
        "2025-01-02",
        "2025-01-01T23:00:00Z",
        "2025-01-02T23:00:00Z",
        List.of(
            received(
                "HourUTC",
                "2025-01-02T10:00:00",
                "HourDK",
                "2025-01-02T11:00:00",
                "PriceArea",
                "DK1",
                "SpotPriceDKK",
                "0.13",
                "SpotPriceEUR",
                "0.02"),
            received("HourUTC", "rubbish")));
    TestWarehouse.Load load = house.load("2025-01-02");
    System.out.println(load);
    System.out.println(house.rows(Tables.SPOT_PRICE));
    System.out.println(house.rows(Tables.SPOT_PRICE_DAY));
    System.out.println(house.rows(Tables.REJECT));
    System.out.println(house.tree("."));
  }
}
