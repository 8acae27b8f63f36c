/**
 * Foreign gzip unpacked, whatever it is made of. The door is {@link
 * org.newswatch.crawler.gzip.Gunzip}; how much comes out is its caller's to bound.
 */
@NullMarked
package org.newswatch.crawler.gzip;

import org.jspecify.annotations.NullMarked;
