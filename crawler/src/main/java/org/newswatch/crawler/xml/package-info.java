/**
 * Foreign XML made readable: which characters its bytes stand for, where its root element begins,
 * and what it takes for a strict parser to accept it. No document type is followed, no external
 * entity loaded, and what internal entities may expand to is bounded.
 *
 * <p>{@link org.newswatch.crawler.xml.XmlFile} prepares a whole file for a parser; {@link
 * org.newswatch.crawler.xml.XmlScanner} reads tags and text of any length, well-formed or not.
 * {@link org.newswatch.crawler.xml.XmlStream} and {@link org.newswatch.crawler.xml.Unpacked} open
 * what may be gzip; {@link org.newswatch.crawler.xml.HtmlPage} makes a web page a tree, within
 * bounds.
 */
@NullMarked
package org.newswatch.crawler.xml;

import org.jspecify.annotations.NullMarked;
