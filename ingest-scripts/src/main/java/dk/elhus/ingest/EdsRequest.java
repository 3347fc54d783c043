package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of one page of a dataset of the Energi Data Service.
 *
 * <p>Start and end are Danish midnights, and left out of a whole list; the order is fixed, so that
 * offsets mean the same in every request of a pull.
 */
final class EdsRequest {
  private final String base;
  private final DatasetDescriptor dataset;

  /**
   * @param base address of the service, without {@code /dataset}
   */
  EdsRequest(URI base, DatasetDescriptor dataset) {
    this.base = base.toString().replaceAll("/+$", "");
    this.dataset = dataset;
  }

  URI page(PullWindow window, long offset) {
    List<String> parameters = period(window);
    dataset.filter().ifPresent(filter -> parameters.add("filter=" + encoded(json(filter))));
    parameters.add("sort=" + encoded(order()));
    parameters.add("offset=" + offset);
    parameters.add("limit=" + dataset.request().pageSize());
    return dataset(parameters);
  }

  /** The newest record of a window. */
  URI newest(PullWindow window) {
    List<String> parameters = period(window);
    parameters.add("sort=" + encoded(dataset.timeColumn() + " desc"));
    parameters.add("limit=1");
    return dataset(parameters);
  }

  /** What the source says about the dataset. */
  URI metadata() {
    return URI.create(base + "/meta/dataset/" + dataset.name());
  }

  private URI dataset(List<String> parameters) {
    return URI.create(base + "/dataset/" + dataset.name() + "?" + String.join("&", parameters));
  }

  /** Empty for a whole list, whose records have no time that the source could select by. */
  private List<String> period(PullWindow window) {
    List<String> parameters = new ArrayList<>();
    if (dataset.window().isPresent()) {
      parameters.add("start=" + midnight(window.firstDay()));
      parameters.add("end=" + midnight(window.endDay()));
    }
    return parameters;
  }

  private static String midnight(LocalDate day) {
    return day + "T00:00";
  }

  /** By time first, then by the rest of the key. */
  private String order() {
    String time = dataset.timeColumn();
    return Stream.concat(
            Stream.of(time), dataset.keyColumns().stream().filter(column -> !column.equals(time)))
        .map(column -> column + " asc")
        .collect(Collectors.joining(","));
  }

  private static String json(DatasetDescriptor.Filter filter) {
    try {
      return new ObjectMapper().writeValueAsString(Map.of(filter.column(), filter.values()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the filter " + filter, e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
