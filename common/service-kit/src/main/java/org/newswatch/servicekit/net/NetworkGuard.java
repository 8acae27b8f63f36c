package org.newswatch.servicekit.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says whether a crawler may connect to an address: public unicast addresses only, so that a link
 * or a redirect never reaches the machine itself, its network, or a cloud's metadata service. IPv6
 * forms that carry an IPv4 address are judged by both. Hosts that the configuration names are its
 * callers' to except. Pure.
 */
public final class NetworkGuard {

  /** Special-purpose IPv4 blocks of the IANA registry that are not the public internet. */
  private static final List<Block> IPV4_REFUSED =
      List.of(
          Block.of("this network", 8, 0),
          Block.of("private", 8, 10),
          Block.of("carrier-grade NAT", 10, 100, 64),
          Block.of("loopback", 8, 127),
          Block.of("link-local", 16, 169, 254),
          Block.of("private", 12, 172, 16),
          Block.of("protocol assignments", 24, 192, 0, 0),
          Block.of("documentation", 24, 192, 0, 2),
          Block.of("6to4 relay", 24, 192, 88, 99),
          Block.of("private", 16, 192, 168),
          Block.of("benchmarking", 15, 198, 18),
          Block.of("documentation", 24, 198, 51, 100),
          Block.of("documentation", 24, 203, 0, 113),
          Block.of("multicast", 4, 224),
          Block.of("reserved or broadcast", 4, 240));

  /** Only these are handed out as IPv6 unicast of the public internet. */
  private static final Block IPV6_GLOBAL = Block.of("global unicast", 3, 0x20);

  private static final List<Block> IPV6_REFUSED =
      List.of(
          Block.of("protocol assignments", 23, 0x20, 0x01, 0x00),
          Block.of("documentation", 32, 0x20, 0x01, 0x0d, 0xb8),
          Block.of("documentation", 20, 0x3f, 0xff));

  private static final Block NAT64 = Block.of("NAT64", 96, 0x00, 0x64, 0xff, 0x9b);
  private static final Block SIX_TO_FOUR = Block.of("6to4", 16, 0x20, 0x02);
  private static final Block MAPPED =
      Block.of("IPv4-mapped", 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
  private static final Block COMPATIBLE = Block.of("IPv4-compatible", 96, 0);

  /** A last label that makes a host an IPv4 address to some reader, as 127.1 and 0x7f000001. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

  /** The one spelling of an IPv4 address that every reader takes for the same. */
  private static final Pattern PLAIN_IPV4 =
      Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

  private NetworkGuard() {}

  /**
   * Why a host must not even be looked up, in a few words; empty when its addresses decide.
   *
   * @param host a name or a literal address, with or without brackets or a dot at its end
   */
  public static Optional<String> refusal(String host) {
    String name = plain(host);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return Optional.of("loopback");
    }
    return isOddAddress(name) ? Optional.of("an address in an odd spelling") : Optional.empty();
  }

  /** Whether readers disagree which IPv4 address this is, or whether it is one. */
  public static boolean isOddAddress(String host) {
    String name = plain(host);
    return ENDS_IN_NUMBER.matcher(name).matches() && !PLAIN_IPV4.matcher(name).matches();
  }

  /** A host as it is compared: in lower case, no brackets, no dot at its end. */
  public static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /**
   * Why an address must not be connected to, as "loopback address 127.0.0.1"; empty when it may.
   */
  public static Optional<String> refusal(InetAddress address) {
    byte[] bytes = address.getAddress();
    Optional<String> kind =
        switch (address) {
          case Inet4Address v4 -> refusedV4(bytes);
          case Inet6Address v6 -> refusedV6(bytes);
          default -> Optional.of("unknown kind of");
        };
    return kind.map(word -> word + " address " + address.getHostAddress());
  }

  private static Optional<String> refusedV4(byte[] bytes) {
    return IPV4_REFUSED.stream().filter(block -> block.holds(bytes)).map(Block::name).findFirst();
  }

  private static Optional<String> refusedV6(byte[] bytes) {
    // The whole of these stays refused, public IPv4 inside or not, save for NAT64 and 6to4, which
    // are ways to a public host.
    if (MAPPED.holds(bytes)) {
      return Optional.of(refusedV4(tail(bytes, 12)).orElse(MAPPED.name()));
    }
    if (bytes[15] == 1 && COMPATIBLE.holds(bytes) && isZero(bytes, 12, 15)) {
      return Optional.of("loopback");
    }
    if (COMPATIBLE.holds(bytes)) {
      return Optional.of(isZero(bytes, 12, 16) ? "unspecified" : COMPATIBLE.name());
    }
    if (NAT64.holds(bytes)) {
      return refusedV4(tail(bytes, 12));
    }
    if (SIX_TO_FOUR.holds(bytes)) {
      return refusedV4(tail(bytes, 2));
    }
    if (!IPV6_GLOBAL.holds(bytes)) {
      return Optional.of("private, link-local, multicast or reserved");
    }
    return IPV6_REFUSED.stream().filter(block -> block.holds(bytes)).map(Block::name).findFirst();
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, from + 4);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Addresses that share their leading {@code bits}. */
  private record Block(String name, int bits, List<Integer> leading) {

    static Block of(String name, int bits, Integer... leading) {
      return new Block(name, bits, List.of(leading));
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit += 8) {
        int index = bit / 8;
        int wanted = index < leading.size() ? leading.get(index) : 0;
        int mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
        if ((address[index] & mask) != (wanted & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
