package dk.elhus.action;

/** The version of Elhus that runs, as its jar says. */
public final class CodeVersion {
  private CodeVersion() {}

  public static String get() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
