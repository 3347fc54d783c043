package dk.elhus.standin.statbank;

import com.fasterxml.jackson.databind.JsonNode;
import dk.elhus.standin.contract.UnreadableDataException;
import java.util.Optional;

/** Where StatBank's tables come from: the generator or a folder of files. */
public interface StatSource {

  Optional<StatTable> table(String id);

  /** An answer that was stored with exactly this question, byte for byte. */
  default Optional<byte[]> storedData(JsonNode question) throws UnreadableDataException {
    return Optional.empty();
  }

  /** A stored description of a table. */
  default Optional<byte[]> storedInfo(String id, String language) throws UnreadableDataException {
    return Optional.empty();
  }
}
