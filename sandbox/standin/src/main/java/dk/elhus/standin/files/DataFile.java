package dk.elhus.standin.files;

import dk.elhus.standin.contract.UnreadableDataException;
import java.nio.file.Path;

/** A file that holds rows of one or more datasets. */
interface DataFile {

  Path path();

  /** Whether rows of that dataset may be in the file. */
  boolean mayHold(String dataset);

  /**
   * Reads all rows of that dataset.
   *
   * @throws UnreadableDataException naming file, line and what is wrong with it
   */
  void read(String dataset, TableBuilder table) throws UnreadableDataException;
}
