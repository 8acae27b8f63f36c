/** The few analysers that the embedded Elasticsearch lacks, as a stable analysis plugin. */
@NullMarked
package org.newswatch.analysis;

import org.jspecify.annotations.NullMarked;
