/** How commands show dead letters, without asking anybody. */
@NullMarked
package org.newswatch.cli.letters;

import org.jspecify.annotations.NullMarked;
