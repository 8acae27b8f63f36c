/** What an index and topics hold in tests. */
@NullMarked
package org.newswatch.analyst.samples;

import org.jspecify.annotations.NullMarked;
