package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The files that pages load, from the jars. Their addresses change with them, for caches. */
public final class Assets implements PageRoutes {

  private static final String CSS = "/assets/newswatch.css";
  private static final String HTMX = "/assets/htmx.js";
  private static final String ICON = "/assets/icon.svg";

  /** One after the other they are the style sheet. */
  private static final List<String> STYLES =
      List.of("newswatch.css", "home.css", "revisions.css", "entities.css", "bulk.css", "desk.css");

  private static final String HTMX_FILE =
      "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js";

  private final byte[] css = styles();
  private final byte[] htmx = read(HTMX_FILE);
  private final byte[] icon = read("icon.svg");
  private final Addresses addresses =
      new Addresses(address(CSS, css), address(HTMX, htmx), address(ICON, icon));

  /** Where pages find what they load. */
  public record Addresses(String css, String htmx, String icon) {}

  Addresses addresses() {
    return addresses;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.get(CSS, ctx -> answer(ctx, "text/css; charset=utf-8", css));
    routes.get(HTMX, ctx -> answer(ctx, "text/javascript; charset=utf-8", htmx));
    routes.get(ICON, ctx -> answer(ctx, "image/svg+xml", icon));
  }

  private static void answer(Context ctx, String type, byte[] bytes) {
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.contentType(type).result(bytes);
  }

  /** The address with the file's checksum: another file is another address. */
  private static String address(String path, byte[] file) {
    var sum = new CRC32();
    sum.update(file);
    return path + "?v=" + Long.toHexString(sum.getValue());
  }

  private static byte[] styles() {
    var all = new ByteArrayOutputStream();
    for (String name : STYLES) {
      all.writeBytes(read(name));
      all.write('\n');
    }
    return all.toByteArray();
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jars lack " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
