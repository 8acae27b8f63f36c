/**
 * What one article says: language, names and days, as a pure function of the article.
 *
 * <p>{@link org.newswatch.enricher.annotate.Annotator} is the door. Inside, an article goes through
 * {@code CleanText} (charset damage, same length so that offsets hold), {@code Languages}, {@code
 * EnglishReader} and {@code EnglishNames} (CoreNLP tokens and entities) or {@code OtherLanguages}
 * (the other models on the class path, and the lists and patterns of {@link
 * org.newswatch.enricher.annotate.gazetteer}), {@code DocumentNames} (one document, one truth), the
 * dates, and {@code KeyedText} (names replaced by their keys).
 */
@NullMarked
package org.newswatch.enricher.annotate;

import org.jspecify.annotations.NullMarked;
