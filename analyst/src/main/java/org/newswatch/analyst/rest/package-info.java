/**
 * REST: {@link org.newswatch.analyst.rest.Endpoint} describes a call, its parameters and its
 * answer, {@link org.newswatch.analyst.rest.Rest} serves what is described, and {@link
 * org.newswatch.analyst.rest.OpenApi} writes it down. Nothing is served that is not described. A
 * call may take bytes ({@link org.newswatch.analyst.rest.Payload}) and give some as they come
 * ({@link org.newswatch.analyst.rest.Streamed}).
 */
@NullMarked
package org.newswatch.analyst.rest;

import org.jspecify.annotations.NullMarked;
