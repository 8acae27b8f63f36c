/**
 * What people do with the pages, in the system's Chromium and on a running system: each journey
 * asserts what the pages say, not that they opened, keeps screenshots in {@code target/journeys}
 * and has axe-core judge what it saw.
 */
@NullMarked
package org.newswatch.e2e.journeys;

import org.jspecify.annotations.NullMarked;
