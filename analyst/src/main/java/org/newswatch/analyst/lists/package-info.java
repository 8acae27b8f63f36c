/**
 * Lists that people bring: {@link org.newswatch.analyst.lists.Lists} reads bytes as lines of bulk
 * search; a line asks for names, or is a query, or is wrong. Names are asked for as a {@link
 * org.newswatch.analyst.lists.NameLines tree} and never read as queries; of each article that the
 * index finds a judge then says what names it how well.
 */
@NullMarked
package org.newswatch.analyst.lists;

import org.jspecify.annotations.NullMarked;
