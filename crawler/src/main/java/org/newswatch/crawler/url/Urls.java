package org.newswatch.crawler.url;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One spelling per address. Thread-safe; nothing here throws on foreign input. */
public final class Urls {

  private static final Logger LOGGER = LoggerFactory.getLogger(Urls.class);

  /** How often the normaliser may be asked to settle on one spelling. */
  private static final int PASSES_MAX = 3;

  private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder().build();
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** A name with underscores, which name servers know and the platform does not, and a port. */
  private static final Pattern UNDERSCORED =
      Pattern.compile("(?i)((?:[a-z0-9_-]{1,63}\\.)+[a-z][a-z0-9_-]{0,62}\\.?)(?::[0-9]{0,5})?");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");

  /** What stands unescaped in references though it may not. */
  private static final String ESCAPED = " \"<>\\^`{|}";

  /** Query parameters that say how a reader came, not what is read. */
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "ymclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "_ga",
          "_gl",
          "at_medium",
          "at_campaign",
          "at_link_id",
          "wt_mc",
          "ns_campaign",
          "ns_mchannel",
          "ns_source",
          "phpsessid",
          "jsessionid",
          "srsltid",
          "oly_anon_id",
          "oly_enc_id",
          "vero_id");

  private static final String TRACKING_PREFIX = "utm_";

  private Urls() {}

  /**
   * The one spelling of a web address: lower-case host, no default port, no fragment, no tracking
   * parameters, parameters in one order, escapes in one form. Normalising twice changes nothing.
   *
   * @return empty when it is no http or https address, or longer than {@link Limits#URL_CHARS_MAX}
   */
  public static Optional<String> normalise(@Nullable String raw) {
    if (raw == null) {
      return Optional.empty();
    }
    String current = raw.strip();
    if (SettledAddress.is(current)) {
      return Optional.of(current);
    }
    return settled(current);
  }

  /** The same without a look at whether it is settled already. */
  static Optional<String> settled(String stripped) {
    String current = stripped;
    if (current.length() > Limits.URL_CHARS_MAX || !WEB.matcher(current).matches()) {
      return Optional.empty();
    }
    for (int pass = 0; pass < PASSES_MAX; pass++) {
      Optional<String> next = once(current);
      if (next.isEmpty() || next.get().equals(current)) {
        return next;
      }
      current = next.get();
    }
    // An address that never settles has no one spelling to be known by.
    return once(current).filter(current::equals);
  }

  /** The normalised address that {@code reference} means on the page {@code base}. */
  public static Optional<String> resolve(String base, @Nullable String reference) {
    if (reference == null || reference.isBlank()) {
      return Optional.empty();
    }
    String target = reference.strip();
    if (target.length() > Limits.URL_CHARS_MAX) {
      return Optional.empty();
    }
    if (WEB.matcher(target).matches()) {
      return normalise(target);
    }
    try {
      return normalise(resolved(URI.create(base), escaped(target)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("unreadable reference");
      return Optional.empty();
    }
  }

  /** As RFC 3986 has it; the platform follows an older one where there is no path. */
  private static String resolved(URI base, String reference) throws URISyntaxException {
    if (reference.isEmpty() || reference.startsWith("?")) {
      String whole = base.toString();
      int end = indexOfAny(whole, reference.isEmpty() ? "#" : "?#");
      return whole.substring(0, end) + reference;
    }
    boolean bare = base.getRawPath() != null && base.getRawPath().isEmpty();
    return (bare ? base.resolve("/") : base).resolve(new URI(reference)).toString();
  }

  private static int indexOfAny(String text, String signs) {
    int at = 0;
    while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** What pages write and no address may hold, as browsers read it; without the fragment. */
  private static String escaped(String reference) {
    StringBuilder out = new StringBuilder(reference.length() + 16);
    int end = indexOfAny(reference, "#");
    int path = indexOfAny(reference, "?#");
    for (int i = 0; i < end; i++) {
      char c = reference.charAt(i);
      if (c == '\\' && i < path) {
        out.append('/');
      } else if (ESCAPED.indexOf(c) >= 0) {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      } else if (c == '%' && !ESCAPE.matcher(reference).region(i, end).lookingAt()) {
        out.append("%25");
      } else if (!Character.isISOControl(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The host of a web address in lower case; an IPv6 address keeps its brackets. */
  public static Optional<String> host(@Nullable String url) {
    if (url == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url);
      String host = uri.getHost() == null ? underscored(uri.getRawAuthority()) : uri.getHost();
      return Optional.ofNullable(host).map(name -> name.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      LOGGER.atDebug().addKeyValue("reason", e.getMessage()).log("unreadable address");
      return Optional.empty();
    }
  }

  private static @Nullable String underscored(@Nullable String authority) {
    Matcher name = UNDERSCORED.matcher(authority == null ? "" : authority);
    return name.matches() && name.group(1).indexOf('_') >= 0 ? name.group(1) : null;
  }

  /**
   * The domain that one party registered, as {@code bbc.co.uk}: the unit of politeness and of
   * trust. An IP address and a bare name stand for themselves.
   */
  public static String registrableDomain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") || IPV4.matcher(name).matches() || name.indexOf('.') < 0) {
      return name;
    }
    // The list knows no names with underscores, and none stand in what it has to say.
    String assigned = EffectiveTldFinder.getAssignedDomain(name.replace('_', '-'), true, false);
    if (assigned != null) {
      int start = name.length() - assigned.length();
      return name.indexOf('_') < 0 || start < 0 ? assigned : name.substring(start);
    }
    // A suffix that no list knows, such as an intranet's: its last two labels.
    int last = name.lastIndexOf('.');
    int previous = name.lastIndexOf('.', last - 1);
    return previous < 0 ? name : name.substring(previous + 1);
  }

  /** The registrable domain of a web address; the address itself when it has no host. */
  public static String domainOf(String url) {
    return host(url).map(Urls::registrableDomain).orElse(url);
  }

  private static Optional<String> once(String url) {
    String cleaned;
    try {
      cleaned = NORMALIZER.filter(url);
    } catch (RuntimeException e) {
      // Some escapes make it throw; the plain form still serves.
      LOGGER.atDebug().addKeyValue("reason", e.toString()).log("normaliser gave up");
      cleaned = null;
    }
    if (cleaned == null) {
      cleaned = plain(url);
    }
    if (cleaned == null || cleaned.length() > Limits.URL_CHARS_MAX) {
      return Optional.empty();
    }
    String kept = withoutTracking(cleaned);
    return host(kept).isPresent() ? Optional.of(kept) : Optional.empty();
  }

  /** What the library refuses, such as an IPv6 host: scheme, host, port and path as they stand. */
  private static @Nullable String plain(String url) {
    try {
      URI uri = new URI(url).normalize();
      String host = uri.getHost();
      if (host == null || uri.getRawUserInfo() != null) {
        return null;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      int usual = scheme.equals("https") ? 443 : 80;
      String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
      String rawPath = uri.getRawPath();
      String path = rawPath == null || rawPath.isEmpty() ? "/" : rawPath;
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path + query;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static String withoutTracking(String url) {
    int fragment = url.indexOf('#');
    String whole = fragment < 0 ? url : url.substring(0, fragment);
    int question = whole.indexOf('?');
    if (question < 0) {
      return whole;
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : whole.substring(question + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = (equals < 0 ? parameter : parameter.substring(0, equals));
      String key = name.toLowerCase(Locale.ROOT);
      if (!parameter.isEmpty() && !key.startsWith(TRACKING_PREFIX) && !TRACKING.contains(key)) {
        kept.add(parameter);
      }
    }
    String path = whole.substring(0, question);
    return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
  }
}
