package dk.elhus.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All reports of a folder, by name. */
public final class ReportCatalog {
  static final String SUFFIX = ".hql";

  private final List<Report> reports;

  private ReportCatalog(List<Report> reports) {
    this.reports = List.copyOf(reports);
  }

  /**
   * Reads every report of the folder.
   *
   * @param folder such as {@code hive-queries/reports}
   * @throws IllegalArgumentException when a report's header is not as it should be
   */
  public static ReportCatalog read(Path folder) throws IOException {
    List<Report> reports = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String fileName = file.getFileName().toString();
        if (fileName.endsWith(SUFFIX)) {
          String name = fileName.substring(0, fileName.length() - SUFFIX.length());
          reports.add(ReportParser.parse(name, Files.readString(file, StandardCharsets.UTF_8)));
        }
      }
    }
    return new ReportCatalog(reports);
  }

  public List<Report> reports() {
    return reports;
  }

  /** The report of a name. */
  public Report report(String name) throws ReportException {
    return reports.stream()
        .filter(report -> report.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ReportException("there is no report '" + name + "'; known are " + names()));
  }

  private String names() {
    return reports.stream().map(Report::name).collect(Collectors.joining(", "));
  }
}
