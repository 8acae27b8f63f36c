/**
 * A judge of queries: {@link org.newswatch.testkit.query.Interpreter} says by docs/queries.md
 * whether an article is what a query asks for, word by word over its title, summary and text. It
 * shares nothing with what compiles queries but the tree and the keys of names; where it and a
 * compiler differ, one of them is wrong. {@link org.newswatch.testkit.query.GeneratedNews} and
 * {@link org.newswatch.testkit.query.GeneratedQueries} give both something to differ about.
 */
@NullMarked
package org.newswatch.testkit.query;

import org.jspecify.annotations.NullMarked;
