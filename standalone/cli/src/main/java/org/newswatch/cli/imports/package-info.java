/**
 * Reading articles from files: JSON lines, text and HTML. {@link
 * org.newswatch.cli.imports.ImportReader} is the door; a bad line or file is a value with its place
 * and reason, and the rest goes in.
 */
@NullMarked
package org.newswatch.cli.imports;

import org.jspecify.annotations.NullMarked;
