/**
 * Files that outlive the process and the machine: what {@link
 * org.newswatch.servicekit.files.DurableFiles} has written is on the disk when it returns, and a
 * kill in between leaves what was there before.
 */
@NullMarked
package org.newswatch.servicekit.files;

import org.jspecify.annotations.NullMarked;
