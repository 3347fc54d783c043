package dk.elhus.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The address of one page of a dataset of the Energi Data Service.
 *
 * <p>Start and end are Danish midnights; the order is fixed, so that offsets mean the same in every
 * request of a pull.
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
    return URI.create(
        base
            + "/dataset/"
            + dataset.name()
            + ("?start=" + midnight(window.firstDay()))
            + ("&end=" + midnight(window.endDay()))
            + ("&filter=" + encoded(filter()))
            + ("&sort=" + encoded(order()))
            + ("&offset=" + offset)
            + ("&limit=" + dataset.request().pageSize()));
  }

  private static String midnight(LocalDate day) {
    return day + "T00:00";
  }

  private String order() {
    String time = dataset.timeColumn();
    String area = dataset.areaFilter().column();
    return time.equals(area) ? time + " asc" : time + " asc," + area + " asc";
  }

  private String filter() {
    Map<String, List<String>> filter =
        Map.of(dataset.areaFilter().column(), dataset.areaFilter().values());
    try {
      return new ObjectMapper().writeValueAsString(filter);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the filter " + filter, e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
