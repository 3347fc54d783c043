package dk.elhus.sandbox;

/**
 * Every port of the stack, as an offset from the base. The key is its name in files and options.
 */
public enum Port {
  HIVESERVER2("hiveserver2", 0),
  DATANODE("datanode", 10),
  DATANODE_IPC("datanode.ipc", 11),
  NAMENODE("namenode", 20),
  RESOURCEMANAGER_SCHEDULER("resourcemanager.scheduler", 30),
  RESOURCEMANAGER_TRACKER("resourcemanager.tracker", 31),
  RESOURCEMANAGER("resourcemanager", 32),
  RESOURCEMANAGER_ADMIN("resourcemanager.admin", 33),
  NODEMANAGER_LOCALIZER("nodemanager.localizer", 40),
  NODEMANAGER("nodemanager", 41),
  NODEMANAGER_HTTP("nodemanager.http", 42),
  NODEMANAGER_COLLECTOR("nodemanager.collector", 48),
  NODEMANAGER_AMRMPROXY("nodemanager.amrmproxy", 49),
  POSTGRES("postgres", 54),
  NODEMANAGER_SHUFFLE("nodemanager.shuffle", 62),
  NAMENODE_HTTP("namenode.http", 70),
  DATANODE_HTTP("datanode.http", 75),
  METASTORE("metastore", 83),
  RESOURCEMANAGER_HTTP("resourcemanager.http", 88),
  JOBHISTORY("jobhistory", 100),
  JOBHISTORY_ADMIN("jobhistory.admin", 101),
  JOBHISTORY_HTTP("jobhistory.http", 108),
  OOZIE("oozie", 110),
  STANDIN("standin", 120);

  private final String key;
  private final int offset;

  Port(String key, int offset) {
    this.key = key;
    this.offset = offset;
  }

  public String key() {
    return key;
  }

  int offset() {
    return offset;
  }

  /** The process that listens: the part of the key before the first dot. */
  String process() {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  /**
   * The port with this key.
   *
   * @throws SandboxException for an unknown key
   */
  public static Port of(String key) {
    for (Port port : values()) {
      if (port.key.equals(key)) {
        return port;
      }
    }
    throw new SandboxException(
        "no port is called '" + key + "'",
        "see ports.properties in the state folder for the names");
  }
}
