/**
 * The guard against private networks: what a program that follows links of strangers may connect
 * to. The door is {@link org.newswatch.servicekit.net.NetworkGuard}; ask it with each address just
 * before connecting to it, redirects included, never with a name alone.
 */
@NullMarked
package org.newswatch.servicekit.net;

import org.jspecify.annotations.NullMarked;
