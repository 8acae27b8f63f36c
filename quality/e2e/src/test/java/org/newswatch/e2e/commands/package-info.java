/** The commands as people call them: the launcher, in a process of its own. */
@NullMarked
package org.newswatch.e2e.commands;

import org.jspecify.annotations.NullMarked;
