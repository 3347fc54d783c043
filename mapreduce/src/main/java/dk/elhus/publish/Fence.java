package dk.elhus.publish;

import java.io.IOException;

/** Keeps a process that has lost its right to load from changing what others rely on. */
@FunctionalInterface
public interface Fence {
  /**
   * @throws IOException when the right is lost
   */
  void check() throws IOException;
}
