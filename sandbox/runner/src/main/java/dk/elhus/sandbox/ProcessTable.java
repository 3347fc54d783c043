package dk.elhus.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Linux's table of processes.
 *
 * <p>A process id alone says little: numbers are used again. A pid together with the clock tick at
 * which it started and the boot it belongs to names one process for good.
 */
final class ProcessTable {
  private static final long PAGE_KIB = 4;
  private static final int FIELDS_BEFORE_STATE = 2;
  private static final int START_TICKS = 22;
  private static final int RESIDENT_PAGES = 24;

  private static final int TCP_LOCAL = 1;
  private static final int TCP_STATE = 3;
  private static final int TCP_INODE = 9;
  private static final String TCP_LISTEN = "0A";

  private final Path proc;

  ProcessTable() {
    this(Path.of("/proc"));
  }

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** One living process. */
  record Entry(long pid, long startTicks, long residentMib) {}

  /** The process with this number; empty when there is none or it is only waiting to be reaped. */
  Optional<Entry> find(long pid) {
    String stat;
    try {
      stat = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"));
    } catch (IOException gone) {
      return Optional.empty();
    }
    // the name, field 2, is in parentheses and may hold anything
    String[] rest = stat.substring(stat.lastIndexOf(')') + 2).trim().split(" ");
    if (rest[0].equals("Z") || rest[0].equals("X")) {
      return Optional.empty();
    }
    long ticks = Long.parseLong(rest[START_TICKS - FIELDS_BEFORE_STATE - 1]);
    long pages = Long.parseLong(rest[RESIDENT_PAGES - FIELDS_BEFORE_STATE - 1]);
    return Optional.of(new Entry(pid, ticks, pages * PAGE_KIB / 1024));
  }

  /** A name for the time since the machine was switched on; another one after the next start. */
  String bootId() {
    try {
      return Files.readString(proc.resolve("sys/kernel/random/boot_id")).trim();
    } catch (IOException e) {
      throw new SandboxException(
          "cannot read " + proc + "/sys/kernel/random/boot_id", "the sandbox needs Linux", e);
    }
  }

  /** Processes whose working directory lies in this folder, even when it has been deleted. */
  List<Long> workingIn(Path folder) {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path one : all) {
        if (workingDirectory(one).filter(cwd -> cwd.startsWith(folder)).isPresent()) {
          found.add(Long.parseLong(one.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      throw new SandboxException("cannot read " + proc, "the sandbox needs Linux", e);
    }
    return found;
  }

  /** Whether a process that works in this folder is the one that listens on a port. */
  boolean listens(Path folder, int port) {
    Set<String> sockets = listeningSockets(port);
    return workingIn(folder).stream().anyMatch(pid -> holdsAny(pid, sockets));
  }

  /** Links such as {@code socket:[4711]}, as they stand among a process's open files. */
  private Set<String> listeningSockets(int port) {
    Set<String> sockets = new HashSet<>();
    String suffix = String.format(":%04X", port);
    for (String table : List.of("net/tcp", "net/tcp6")) {
      try (Stream<String> lines = Files.lines(proc.resolve(table))) {
        lines
            .map(line -> line.trim().split("\\s+"))
            .filter(fields -> fields[TCP_LOCAL].endsWith(suffix))
            .filter(fields -> fields[TCP_STATE].equals(TCP_LISTEN))
            .forEach(fields -> sockets.add("socket:[" + fields[TCP_INODE] + "]"));
      } catch (IOException e) {
        throw new SandboxException("cannot read " + proc.resolve(table), "it needs Linux", e);
      }
    }
    return sockets;
  }

  private boolean holdsAny(long pid, Set<String> sockets) {
    Path files = proc.resolve(Long.toString(pid)).resolve("fd");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
      for (Path file : all) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException goneMeanwhile) {
      return false;
    }
  }

  /** Program and arguments, each followed by a blank; empty when it is gone or another user's. */
  String commandLine(long pid) {
    try {
      Path file = proc.resolve(Long.toString(pid)).resolve("cmdline");
      return Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }

  private static Optional<Path> workingDirectory(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
  }
}
