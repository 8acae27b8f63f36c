/**
 * Which entities and stories turned out to be one, as the topics tell: {@link
 * org.newswatch.analyst.same.Same}. Searches ask for all that readers take for one.
 */
@NullMarked
package org.newswatch.analyst.same;

import org.jspecify.annotations.NullMarked;
