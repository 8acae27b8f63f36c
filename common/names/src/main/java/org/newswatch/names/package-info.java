/** Which spellings are one name: pure functions and tables, no I/O. */
@NullMarked
package org.newswatch.names;

import org.jspecify.annotations.NullMarked;
