/** Stories and how they went: {@link org.newswatch.analyst.stories.StoryCalls}. */
@NullMarked
package org.newswatch.analyst.stories;

import org.jspecify.annotations.NullMarked;
