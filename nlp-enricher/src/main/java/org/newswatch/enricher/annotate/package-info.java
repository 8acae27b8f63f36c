/**
 * What one article says: language, names and days, as a pure function of the article.
 *
 * <p>{@link org.newswatch.enricher.annotate.Annotator} is the door. Inside, an article goes through
 * {@code CleanText} (charset damage, same length so that offsets hold), {@code Languages}, {@code
 * EnglishReader} (CoreNLP tokens, each with the model's label and odds) and {@code EnglishMentions}
 * or {@code OtherLanguages} (the other models on the class path, and the lists and patterns of
 * {@link org.newswatch.enricher.annotate.gazetteer}), the dates, and {@code KeyedText} (names
 * replaced by their keys).
 *
 * <p>English names are found sentence by sentence: {@code TagRules} correct the model's labels
 * ({@code Tagged}), family by family: persons, bodies, places, types, what is no name, peoples and
 * events. The document as a whole then drops by-lines ({@code Bylines}) and capitals that it
 * explains as something else ({@code Definitions}), finds what was missed elsewhere ({@code
 * Repeats}), and gives each name one type, head and kind ({@code DocumentNames}, {@code
 * KnownPlaces}).
 */
@NullMarked
package org.newswatch.enricher.annotate;

import org.jspecify.annotations.NullMarked;
