package dk.elhus.standin.generator;

import dk.elhus.standin.statbank.StatSource;
import dk.elhus.standin.statbank.StatTable;
import java.util.List;
import java.util.Optional;

/**
 * The tables of StatBank that the generator makes: every cell a function of seed, codes and night.
 */
public final class GeneratedStatBank implements StatSource {

  private final List<StatTable> tables;

  public GeneratedStatBank(long seed) {
    Noise noise = new Noise(seed);
    tables = List.of(new VehicleStock(noise), new Population(noise));
  }

  @Override
  public Optional<StatTable> table(String id) {
    return tables.stream().filter(table -> table.id().equalsIgnoreCase(id)).findFirst();
  }
}
