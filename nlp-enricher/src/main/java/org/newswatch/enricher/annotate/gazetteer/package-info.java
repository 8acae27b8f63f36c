/**
 * Names in languages that no model reads, found by lists, patterns and what the document itself
 * says.
 *
 * <p>{@link org.newswatch.enricher.annotate.gazetteer.GazetteerReader} is the door. A field becomes
 * {@code Token}s; {@code Tables} hold the lists of a language (our own, and CLDR's countries and
 * cities) in all forms of the declension; {@code SpanFinder} walks the tokens, asking {@code
 * PersonPatterns} and {@code BodyPatterns}; {@code Settlement} brings persons back to their base
 * forms, joins short forms to full names, and leaves what may be a name as candidates.
 */
@NullMarked
package org.newswatch.enricher.annotate.gazetteer;

import org.jspecify.annotations.NullMarked;
