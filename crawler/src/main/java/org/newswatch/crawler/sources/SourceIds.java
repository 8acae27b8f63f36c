package org.newswatch.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.newswatch.contract.Source;
import org.newswatch.contract.Text;
import org.newswatch.crawler.url.Hashes;
import org.newswatch.crawler.url.Urls;

/** What sources are told apart by: their addresses, and the ids that stand for them. */
public final class SourceIds {

  /** What an id looks like. */
  public static final String FORM = "[a-z0-9][a-z0-9.-]{0,99}";

  private static final int CHARS_MAX = 100;

  /** Hexadecimal digits of an address's hash that tell its source from those of the same host. */
  private static final int MARK_CHARS = 8;

  private static final String NAMELESS = "source";

  private SourceIds() {}

  /**
   * The one spelling of an address: a normalised web address, the whole path of a folder.
   *
   * @return empty when it is no http or https address, or no path
   */
  public static Optional<String> address(Source.Kind kind, String text) {
    if (kind != Source.Kind.FOLDER) {
      return Urls.normalise(text);
    }
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(text).toAbsolutePath().normalize().toString());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * The id of a source that was given none: after its host or folder; where that is taken, after
   * its whole address.
   *
   * @param address in its one spelling
   */
  public static String of(Source.Kind kind, String address, Set<String> taken) {
    String plain = shortId(kind, address);
    return taken.contains(plain) ? longId(address) : plain;
  }

  /** After its host, or the folder's own name. */
  public static String shortId(Source.Kind kind, String address) {
    Path folder = kind == Source.Kind.FOLDER ? Path.of(address).getFileName() : null;
    String stem = folder == null ? Urls.host(address).orElse("") : folder.toString();
    String id = Text.cut(plain(stem.toLowerCase(Locale.ROOT)), CHARS_MAX);
    return id.isEmpty() ? NAMELESS : id;
  }

  /** An id that other sources of its host do not have. */
  public static String longId(String address) {
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? address : address.substring(scheme + 3);
    String whole = plain(rest.toLowerCase(Locale.ROOT)).replaceAll("-+$", "");
    // Addresses that differ only in what an id cannot hold still get ids of their own.
    String mark =
        "-" + Hashes.of(address.getBytes(StandardCharsets.UTF_8)).substring(0, MARK_CHARS);
    String stem = whole.isEmpty() ? NAMELESS : whole;
    return Text.cut(stem, CHARS_MAX - mark.length()) + mark;
  }

  /** The source that has this address already: it would be asked twice as often under two names. */
  public static Optional<Source> withAddress(Collection<Source> sources, String address) {
    return sources.stream().filter(source -> source.address().equals(address)).findFirst();
  }

  private static String plain(String text) {
    return text.replaceAll("[^a-z0-9.-]+", "-").replaceAll("^[^a-z0-9]+", "");
  }
}
