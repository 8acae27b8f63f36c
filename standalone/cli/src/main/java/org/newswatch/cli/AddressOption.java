package org.newswatch.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Source.Kind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The address of a source, and what it is to be taken for. */
final class AddressOption {

  @Parameters(
      paramLabel = "ADDRESS",
      description = "A home page, a feed, a sitemap, a page that lists articles, or a folder.")
  private String address = "";

  @Option(
      names = "--as",
      paramLabel = "KIND",
      converter = Kinds.class,
      completionCandidates = Kinds.class,
      description = "Take it for this: ${COMPLETION-CANDIDATES}; found out when not given.")
  private @Nullable Kind as;

  String address() {
    return address;
  }

  @Nullable Kind as() {
    return as;
  }

  /** The kinds as every other screen and file writes them. */
  static final class Kinds implements ITypeConverter<Kind>, Iterable<String> {

    @Override
    public Kind convert(String given) {
      return Arrays.stream(Kind.values())
          .filter(kind -> word(kind).equals(given.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + given + "' is none of " + String.join(", ", this)));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Kind.values()).map(Kinds::word).iterator();
    }

    private static String word(Kind kind) {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
