/** What {@code newswatch stories} finds and says; no I/O. */
@NullMarked
package org.newswatch.cli.stories;

import org.jspecify.annotations.NullMarked;
