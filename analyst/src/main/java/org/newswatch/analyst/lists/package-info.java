/**
 * Lists that people bring, line by line: {@link org.newswatch.analyst.lists.Lists} reads bytes as
 * {@link org.newswatch.analyst.lists.ListLine lines}; a line asks for names, or is a query, or is
 * faulty. {@link org.newswatch.analyst.lists.NameQuestion} asks for names: the index for what may
 * name one of them, and of each article what names it how well.
 */
@NullMarked
package org.newswatch.analyst.lists;

import org.jspecify.annotations.NullMarked;
