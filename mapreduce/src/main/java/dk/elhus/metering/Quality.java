package dk.elhus.metering;

import dk.elhus.avro.ShortText;

/** How a reading came about; its place in this list is its number in a block. */
enum Quality {
  /** Missing: the reading says that there is no value. */
  A02,
  /** Estimated. */
  A03,
  /** Measured. */
  A04,
  /** Calculated, as after a correction. */
  D01;

  static final int UNKNOWN = -1;

  private static final long[] PACKED = new long[values().length];

  static {
    for (Quality quality : values()) {
      PACKED[quality.ordinal()] = ShortText.pack(quality.name());
    }
  }

  /** The number of a code as {@link ShortText}, or {@link #UNKNOWN}. */
  static int number(long packed) {
    for (int i = 0; i < PACKED.length; i++) {
      if (PACKED[i] == packed) {
        return i;
      }
    }
    return UNKNOWN;
  }
}
