package org.newswatch.alerts.delivery;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * A letter as HTML for mail programs: styles in place, no image, nothing fetched from anywhere, fit
 * for narrow and dark screens. Everything foreign is escaped by the templates. Thread-safe.
 */
final class LetterHtml {

  /** Where the build puts what it makes of the templates. */
  private static final String TEMPLATES = "org.newswatch.alerts.delivery.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, LetterHtml.class.getClassLoader(), TEMPLATES);

  String of(Letter letter) {
    var output = new StringOutput();
    engine.render("letter.jte", letter, output);
    return output.toString();
  }
}
