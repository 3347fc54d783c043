package dk.elhus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux knows about processes, from {@code /proc}. */
final class ProcessTimes {
  /** Ticks per second in {@code /proc/PID/stat}; the kernel's interface fixes them at 100. */
  private static final double TICKS = 100;

  private static final long PAGE_BYTES = 4096;
  private static final int CHILDREN_USER = 13;
  private static final int CHILDREN_SYSTEM = 14;

  private ProcessTimes() {}

  /** CPU seconds, user and system, of all children of a process that have ended and theirs. */
  static double endedChildren(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The name, second, may hold blanks; what follows its bracket begins with the third field.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]))
        / TICKS;
  }

  /** Resident bytes of a process; 0 when it has ended. */
  static long resident(long pid) throws IOException {
    try {
      String statm = Files.readString(Path.of("/proc/" + pid + "/statm"));
      return statm.isEmpty() ? 0 : Long.parseLong(statm.split(" ")[1]) * PAGE_BYTES;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      if (Files.exists(Path.of("/proc/" + pid))) {
        throw e;
      }
      return 0;
    }
  }
}
