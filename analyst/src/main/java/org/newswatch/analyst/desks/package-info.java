/** How calls ask the desks of other services: what goes wrong there comes back as a value. */
@NullMarked
package org.newswatch.analyst.desks;

import org.jspecify.annotations.NullMarked;
