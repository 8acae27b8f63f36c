/**
 * What can be asked of the index: {@link org.newswatch.analyst.search.SearchCalls}, and what it
 * answers. Pages, REST and commands show the same answers.
 */
@NullMarked
package org.newswatch.analyst.search;

import org.jspecify.annotations.NullMarked;
