package dk.elhus.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All descriptors that are packed are known, right, and found by name. */
class DatasetCatalogTest {
  @Test
  void theDatasetsAreKnown() {
    assertThat(DatasetCatalog.load().all())
        .extracting(DatasetDescriptor::name)
        .contains("DayAheadPrices", "Elspotprices", "ProductionConsumptionSettlement")
        .contains("ConsumptionIndustry", "PrivateConsumptionHeatingHour")
        .contains("CO2Emis", "DatahubPricelist")
        .contains("customer", "metering_point", "meter_reading")
        .isSorted();
  }

  @Test
  void settlementHasItsTwentyEightColumns() {
    assertThat(DatasetCatalog.load().get("ProductionConsumptionSettlement").columns()).hasSize(28);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> DatasetCatalog.load().get("Elspot"))
        .hasMessageStartingWith("there is no dataset \"Elspot\"; known are ")
        .hasMessageContaining("DayAheadPrices, Elspotprices, ");
  }

  @Test
  void descriptorsAreFoundInAJarTooAsOftenAsOneLikes(@TempDir Path folder) throws Exception {
    Path jar = jarWithDescriptor(folder.resolve("with space.jar"));

    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      DatasetCatalog first = DatasetCatalog.load(loader);
      DatasetCatalog again = DatasetCatalog.load(loader);

      assertThat(first.all()).hasSize(1).isEqualTo(again.all());
      assertThat(first.get("DayAheadPrices")).isEqualTo(Descriptors.dayAhead());
    }
  }

  private static Path jarWithDescriptor(Path path) throws Exception {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path))) {
      jar.putNextEntry(new ZipEntry("dk/elhus/ingest/datasets/"));
      jar.putNextEntry(new ZipEntry("dk/elhus/ingest/datasets/DayAheadPrices.yaml"));
      jar.write(Descriptors.DAY_AHEAD.getBytes());
      jar.closeEntry();
    }
    return path;
  }
}
