/** How commands say how the index is: tables and JSON, without asking anybody. */
@NullMarked
package org.newswatch.cli.index;

import org.jspecify.annotations.NullMarked;
