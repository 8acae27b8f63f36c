/** What {@code newswatch entities} finds and says; no I/O. */
@NullMarked
package org.newswatch.cli.entities;

import org.jspecify.annotations.NullMarked;
