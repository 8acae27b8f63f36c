/** What the two applications share: their lifecycle and how they give records up. */
@NullMarked
package org.newswatch.enricher.streams;

import org.jspecify.annotations.NullMarked;
