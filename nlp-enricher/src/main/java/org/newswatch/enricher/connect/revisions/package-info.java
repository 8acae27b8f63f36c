/**
 * What each revision of an article changed against the one before. {@link
 * org.newswatch.enricher.connect.revisions.Revisions} is the door.
 */
@NullMarked
package org.newswatch.enricher.connect.revisions;

import org.jspecify.annotations.NullMarked;
