package dk.elhus.ingest;

/** The version of Elhus that runs, as its jar says. */
final class CodeVersion {
  private CodeVersion() {}

  static String get() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
