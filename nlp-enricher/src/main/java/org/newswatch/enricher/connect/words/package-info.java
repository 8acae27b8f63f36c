/**
 * What a text says, apart from how it is set: its words as numbers, sentence by sentence, for those
 * who compare texts. {@link org.newswatch.enricher.connect.words.Words} is the door.
 */
@NullMarked
package org.newswatch.enricher.connect.words;

import org.jspecify.annotations.NullMarked;
