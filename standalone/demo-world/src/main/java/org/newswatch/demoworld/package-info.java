/** Ten small news sites of our own writing, served on loopback. */
@NullMarked
package org.newswatch.demoworld;

import org.jspecify.annotations.NullMarked;
