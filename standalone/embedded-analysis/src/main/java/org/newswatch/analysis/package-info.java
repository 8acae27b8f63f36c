/**
 * The few analysers that the embedded Elasticsearch lacks, under the names that a full server has.
 *
 * <p>The server that Maven Central serves is the core without its {@code analysis-common} module.
 * This is a stable plugin: the build puts its jar, {@code stable-plugin-descriptor.properties} and
 * {@code named_components.json} into the server's plugins folder, so that one index template serves
 * the embedded server and a full one. Each class here must be listed in {@code
 * named_components.json}; a test compares the two.
 */
@NullMarked
package org.newswatch.analysis;

import org.jspecify.annotations.NullMarked;
