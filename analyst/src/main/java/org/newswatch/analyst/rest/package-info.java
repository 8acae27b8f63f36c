/**
 * REST: {@link org.newswatch.analyst.rest.Endpoint} describes a call, its parameters and its
 * answer, {@link org.newswatch.analyst.rest.Rest} serves what is described, and {@link
 * org.newswatch.analyst.rest.OpenApi} writes it down. Nothing is served that is not described.
 */
@NullMarked
package org.newswatch.analyst.rest;

import org.jspecify.annotations.NullMarked;
