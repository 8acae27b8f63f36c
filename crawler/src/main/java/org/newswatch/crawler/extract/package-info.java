/**
 * The article out of any page: one pure function from bytes to title, text, by-line, dates and the
 * rest, each with where it was found.
 *
 * <p>The door is {@link org.newswatch.crawler.extract.Extractor}. Inside, {@code PageCharset} reads
 * the bytes, {@code Mojibake} repairs what was encoded twice, and {@code UnreadParts} leaves
 * scripts, styles and attributes that nobody asks for out of what is parsed. {@code Metadata} walks
 * the page once ({@code PageIndex}) and then asks {@code Titles}, {@code PublishedDates} and {@code
 * Authors}, which weigh what readers see at the headline ({@code ShownDates}, {@code ShownAuthors})
 * against what the page states for machines ({@code JsonLd}, {@code MetaTags}); {@code Confidence}
 * says what their numbers mean. {@code PageTree} lays the page out flat, {@code Boilerplate} says
 * what in it surrounds an article, by {@code NameWords} and kinds of elements, {@code Blocks} cuts
 * the rest into paragraphs, {@code MainText} says which of them are the article, and {@code Tail}
 * where it ends. Nothing is taken out of the page itself, and every step grows like the page. No
 * rule names a site.
 */
@NullMarked
package org.newswatch.crawler.extract;

import org.jspecify.annotations.NullMarked;
