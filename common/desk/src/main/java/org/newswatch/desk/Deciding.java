package org.newswatch.desk;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.newswatch.contract.Limits;

/** What every decision about entities has, whoever takes it where. */
public final class Deciding {

  private static final int ID_BYTES = 6;

  private Deciding() {}

  /** An id that no other decision has. */
  public static String id(RandomGenerator random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return "d-" + HexFormat.of().formatHex(id);
  }

  /** Who decides: the name that was given, else the other one, cut to what is kept of a name. */
  public static String who(String given, String otherwise) {
    String name = (given.isBlank() ? otherwise : given).strip();
    String known = name.isEmpty() ? "unknown" : name;
    return known.substring(0, Math.min(Limits.LABEL_CHARS_MAX, known.length()));
  }
}
