package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.rest.Problem;
import org.newswatch.analyst.rest.Rest;

/** Keeps foreign pages and foreign names away from every route. */
final class Guard implements PageRoutes {

  /** Nothing but our own style sheet, script, icon and forms; nothing inline. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Of every answer; only assets may be kept. */
  static final Map<String, String> SECURITY_HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private static final Set<HandlerType> HARMLESS =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  /** What browsers say of a request that no foreign page made. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private static final int FORBIDDEN = 403;
  private static final int MISDIRECTED = 421;
  private static final int UNSUPPORTED = 415;

  /** The one page with a form that takes files. */
  private static final String FORMS_WITH_FILES = "/bulk";

  private final Access access;

  /**
   * @param access which names are ours: another one that leads here is a foreign page's trick to
   *     read what is local
   */
  Guard(Access access) {
    this.access = access;
  }

  @Override
  public void route(RoutesConfig routes) {
    routes.before(this::check);
  }

  private void check(Context ctx) {
    SECURITY_HEADERS.forEach(ctx::header);
    String host = ctx.header("Host");
    if (host == null || !access.isOurs(host)) {
      refuse(ctx, MISDIRECTED, "This server answers on loopback, and to analyst.hosts.");
    } else if (!HARMLESS.contains(ctx.method()) && isForeign(ctx, host)) {
      refuse(ctx, FORBIDDEN, "Only this server's own pages may change something.");
    } else if (isPartOfForeignPage(ctx)) {
      refuse(ctx, FORBIDDEN, "A page of another site may lead here, and load nothing from here.");
    } else if (isForm(ctx) && !ctx.path().equals(FORMS_WITH_FILES)) {
      refuse(ctx, UNSUPPORTED, "No file is taken here.");
    }
  }

  /** An image, a frame or a script of a page elsewhere; a link that a reader follows is none. */
  private static boolean isPartOfForeignPage(Context ctx) {
    String destination = ctx.header("Sec-Fetch-Dest");
    return "cross-site".equals(ctx.header("Sec-Fetch-Site"))
        && destination != null
        && !destination.equals("document");
  }

  /** Whether files may come with it, which are written to disk before any route is asked. */
  private static boolean isForm(Context ctx) {
    String type = ctx.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  /** Whether a page of another site has a reader's browser ask this. Programs say neither. */
  private static boolean isForeign(Context ctx, String host) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return !OWN_SITES.contains(site);
    }
    String origin = ctx.header("Origin");
    return origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
  }

  private static void refuse(Context ctx, int status, String why) {
    if (ctx.path().startsWith(Rest.BASE)) {
      ctx.contentType("application/json").result(Json.bytes(Problem.answer(why)));
    } else {
      ctx.contentType("text/plain").result(why);
    }
    ctx.status(status);
    ctx.skipRemainingHandlers();
  }
}
