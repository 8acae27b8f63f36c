package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.newswatch.analyst.rest.Json;
import org.newswatch.analyst.rest.Problem;
import org.newswatch.analyst.rest.Rest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who has the token, where there is one; the page on which one shows it. */
public final class Gate implements PageRoutes {

  private static final Logger LOGGER = LoggerFactory.getLogger(Gate.class);

  static final String COOKIE = "newswatch";
  private static final String SIGN_IN = "/sign-in";
  private static final String SIGN_OUT = "/sign-out";
  private static final String BEARER = "Bearer ";
  private static final Duration SESSION = Duration.ofDays(30);
  private static final int OK = 200;
  private static final int UNAUTHORISED = 401;

  /** A page of ours: nothing that a browser takes for another server. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\p{Cntrl}\\\\]*");

  private final Access access;
  private final Answers answers;

  Gate(Access access, Answers answers) {
    this.access = access;
    this.answers = answers;
  }

  /**
   * What the page of signing in shows.
   *
   * @param to where one wanted to go
   * @param wrong whether what was shown is not the token
   */
  public record View(String to, boolean wrong) {}

  @Override
  public void route(RoutesConfig routes) {
    if (access.isOpen()) {
      return;
    }
    routes.before(this::check);
    routes.get(SIGN_IN, ctx -> ask(ctx, OK, Answers.parameter(ctx, "to"), false));
    routes.post(SIGN_IN, this::signIn);
    routes.post(
        SIGN_OUT,
        ctx -> {
          cookie(ctx, "", Duration.ZERO);
          answers.seeOther(ctx, SIGN_IN);
        });
  }

  private void check(Context ctx) {
    String path = ctx.path();
    if (path.equals(SIGN_IN) || path.startsWith("/assets/") || isLetIn(ctx)) {
      return;
    }
    if (path.startsWith(Rest.BASE)) {
      ctx.header("WWW-Authenticate", BEARER.strip())
          .status(UNAUTHORISED)
          .contentType("application/json")
          .result(
              Json.bytes(Problem.answer("This call needs the token, as Authorization: Bearer.")));
    } else {
      String query = ctx.queryString();
      boolean read = ctx.method().equals(io.javalin.http.HandlerType.GET);
      ask(ctx, UNAUTHORISED, read ? path + (query == null ? "" : "?" + query) : "/", false);
    }
    ctx.skipRemainingHandlers();
  }

  private boolean isLetIn(Context ctx) {
    String shown = ctx.header("Authorization");
    if (shown != null && shown.startsWith(BEARER)) {
      return access.isToken(shown.substring(BEARER.length()).strip());
    }
    return access.isSession(ctx.cookie(COOKIE));
  }

  private void ask(Context ctx, int status, String to, boolean wrong) {
    answers.page(ctx, status, "sign-in.jte", new View(own(to), wrong));
  }

  private static String own(@Nullable String path) {
    return path != null && OWN_PATH.matcher(path).matches() ? path : "/";
  }

  private void signIn(Context ctx) {
    String to = Answers.field(ctx, "to");
    if (access.isToken(Answers.field(ctx, "token").strip())) {
      cookie(ctx, access.session(), SESSION);
      answers.seeOther(ctx, own(to));
    } else {
      LOGGER.atWarn().log("somebody showed what is not the token");
      ask(ctx, UNAUTHORISED, to, true);
    }
  }

  private static void cookie(Context ctx, String value, Duration age) {
    boolean secure = "https".equals(ctx.header("X-Forwarded-Proto"));
    ctx.header(
        "Set-Cookie",
        COOKIE
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
            + age.toSeconds()
            + (secure ? "; Secure" : ""));
  }
}
