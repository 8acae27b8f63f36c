package org.newswatch.servicekit.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkGuardTest {

  /** Literals only: nothing is looked up. */
  private static InetAddress at(String literal) throws UnknownHostException {
    return InetAddress.getAllByName(literal)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "0.1.2.3, this network",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "100.64.0.1, carrier-grade NAT",
    "100.127.255.255, carrier-grade NAT",
    "127.0.0.1, loopback",
    "127.255.0.9, loopback",
    "169.254.169.254, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.8, protocol assignments",
    "192.0.2.1, documentation",
    "192.88.99.1, 6to4 relay",
    "192.168.1.1, private",
    "198.18.0.1, benchmarking",
    "198.19.255.255, benchmarking",
    "198.51.100.7, documentation",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved or broadcast",
    "255.255.255.255, reserved or broadcast",
    "::, unspecified",
    "::1, loopback",
    "::7f00:1, IPv4-compatible",
    "::808:808, IPv4-compatible",
    "64:ff9b::a00:1, private",
    "64:ff9b::7f00:1, loopback",
    "64:ff9b:1::808:808, 'private, link-local, multicast or reserved'",
    "100::1, 'private, link-local, multicast or reserved'",
    "2001::1, protocol assignments",
    "2001:db8::1, documentation",
    "2002:7f00:1::1, loopback",
    "2002:c0a8:101::1, private",
    "3fff::1, documentation",
    "fc00::1, 'private, link-local, multicast or reserved'",
    "fdff:ffff::1, 'private, link-local, multicast or reserved'",
    "fe80::1, 'private, link-local, multicast or reserved'",
    "fec0::1, 'private, link-local, multicast or reserved'",
    "ff02::1, 'private, link-local, multicast or reserved'",
  })
  void an_address_that_is_not_of_the_public_internet_is_refused(String address, String why)
      throws UnknownHostException {
    assertThat(NetworkGuard.refusal(at(address)))
        .hasValueSatisfying(text -> assertThat(text).startsWith(why + " address "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
        "64:ff9b::808:808",
        "2002:808:808::1",
      })
  void an_address_of_the_public_internet_is_allowed(String address) throws UnknownHostException {
    assertThat(NetworkGuard.refusal(at(address))).isEmpty();
  }

  @Test
  void an_ipv4_address_hidden_in_ipv6_is_judged_as_what_it_is() throws UnknownHostException {
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    mapped[12] = 10;
    mapped[15] = 1;
    InetAddress address = Inet6Address.getByAddress("paper-a.test", mapped, -1);
    assertThat(NetworkGuard.refusal(address))
        .hasValueSatisfying(text -> assertThat(text).startsWith("private address"));
    mapped[12] = 8;
    assertThat(NetworkGuard.refusal(Inet6Address.getByAddress("paper-a.test", mapped, -1)))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "a.localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.0.0.01",
        "127.0.0.0x1",
        "0",
        "paper.1",
        "1.2.3.4.5",
        "0X"
      })
  void a_name_that_some_reader_takes_for_an_inner_address_is_refused_unasked(String host) {
    assertThat(NetworkGuard.refusal(host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "8.8.8.8",
        "8.8.8.8.",
        "[::1]",
        "paper.test",
        "1.paper",
        "xn--80ak6aa92e.com",
        "localhost.paper.test",
        "0x.paper",
        "7news.com.au"
      })
  void a_plain_address_and_a_name_are_judged_by_where_they_lead(String host) {
    assertThat(NetworkGuard.refusal(host)).isEmpty();
  }
}
