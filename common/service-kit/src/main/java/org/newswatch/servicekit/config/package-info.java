/**
 * Configuration: one YAML file, the environment and flags become validated records, or a list of
 * everything that is wrong. The door is {@link org.newswatch.servicekit.config.Settings}; what a
 * record says of itself stands in its {@link org.newswatch.servicekit.Setting}s, from which {@link
 * org.newswatch.servicekit.config.SettingsTable} also writes the documentation.
 */
@NullMarked
package org.newswatch.servicekit.config;

import org.jspecify.annotations.NullMarked;
