package org.newswatch.analyst.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Turns what a page shows into HTML. */
final class Templates {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets;

  Templates(Assets assets) {
    this.assets = assets;
  }

  /** A page, or a part of one. */
  String render(String template, Object view) {
    return render(template, Map.of("view", view, "assets", assets.addresses()));
  }

  /** The page that says one thing. */
  String message(String heading, String detail) {
    return render(
        "message.jte", Map.of("heading", heading, "detail", detail, "assets", assets.addresses()));
  }

  private String render(String template, Map<String, Object> params) {
    var output = new StringOutput();
    engine.render(template, params, output);
    return output.toString();
  }
}
