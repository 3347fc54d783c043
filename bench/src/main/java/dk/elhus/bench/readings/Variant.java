package dk.elhus.bench.readings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Properties;

/** One way to do the work. */
interface Variant {
  String name();

  /** What a reader must know to judge its figures: input, settings. */
  String settings();

  /** Puts in place what a run finds there in real life; not measured. */
  default void prepare(Place place) throws IOException {}

  /** Does the work; this is what is measured. */
  void run(Place place) throws Exception;

  /** Reads back what it left; not measured. */
  Outcome outcome(Place place) throws IOException, SQLException;

  /** Leaves a note for the process that measures. */
  static void note(Place place, String name, String value) throws IOException {
    Properties notes = new Properties();
    notes.setProperty(name, value);
    Files.createDirectories(place.output());
    try (OutputStream out = Files.newOutputStream(place.notes())) {
      notes.store(out, null);
    }
  }
}
