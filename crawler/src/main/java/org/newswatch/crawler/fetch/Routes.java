package org.newswatch.crawler.fetch;

import org.apache.hc.client5.http.auth.AuthExchange;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** The way to a host: straight, or through the proxy. */
final class Routes extends DefaultRoutePlanner {

  private final HostTable hosts;
  private final @Nullable HttpHost proxy;

  Routes(HostTable hosts, @Nullable ProxySettings proxy) {
    super(hosts);
    this.hosts = hosts;
    this.proxy = proxy == null ? null : host(proxy);
  }

  private static HttpHost host(ProxySettings proxy) {
    return new HttpHost("http", proxy.host(), proxy.port());
  }

  /**
   * The context of one request: it says to the proxy who we are before the proxy asks, and to
   * nobody else.
   */
  static HttpClientContext context(@Nullable ProxySettings proxy) {
    HttpClientContext context = HttpClientContext.create();
    if (proxy != null && proxy.user() != null) {
      var basic = new BasicScheme();
      basic.initPreemptive(
          new UsernamePasswordCredentials(proxy.user(), proxy.password().toCharArray()));
      var exchange = new AuthExchange();
      exchange.select(basic);
      context.setAuthExchange(host(proxy), exchange);
    }
    return context;
  }

  @Override
  protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
    return hosts.isProxied(target.getHostName()) ? proxy : null;
  }
}
