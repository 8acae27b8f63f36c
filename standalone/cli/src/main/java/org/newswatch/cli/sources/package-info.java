/**
 * What the commands on sources show and read: pure functions from records to text, JSON and lists.
 *
 * <p>{@link org.newswatch.cli.sources.SourceTable} is all sources in one screen, {@link
 * org.newswatch.cli.sources.SourceSheet} one of them, {@link org.newswatch.cli.sources.PreviewText}
 * what an address gives; {@link org.newswatch.cli.sources.SourceLists} reads and writes lists.
 * Foreign text passes {@link org.newswatch.cli.sources.Terminal} on its way to a screen.
 */
@NullMarked
package org.newswatch.cli.sources;

import org.jspecify.annotations.NullMarked;
