package org.newswatch.enricher.connect;

import org.newswatch.contract.ArticleId;
import org.newswatch.contract.MentionType;
import org.newswatch.contract.Sha256;

/**
 * What entities are called for ever. The first bearer of a name is called by the hash of its type
 * and keys, so that it is called so again where the order of articles is lost; its namesakes by
 * that and the article that named them first, so that none is ever called as somebody forgotten.
 */
final class EntityIds {

  private static final int BYTES = 12;

  private EntityIds() {}

  /** Of the first bearer of the name, or of a further one when there is one already. */
  static String of(MentionType type, String name, ArticleId article, Bearers taken) {
    String id = hash(type + ":" + NameBook.identity(name));
    return taken.get(id) == null ? id : further(type, name, article, taken);
  }

  /** Of a namesake of somebody who is known, or was. */
  static String further(MentionType type, String name, ArticleId article, Bearers taken) {
    String id = apart(type, name, article);
    int further = 1;
    // One article may name several so, or say more in a later revision.
    while (taken.get(id) != null) {
      further++;
      id = hash(type + ":" + NameBook.identity(name) + ":" + article.value() + ":" + further);
    }
    return id;
  }

  /** Of one who stands apart, for it is not clear who it is. */
  static String apart(MentionType type, String name, ArticleId article) {
    return hash(type + ":" + NameBook.identity(name) + ":" + article.value());
  }

  private static String hash(String identity) {
    return Sha256.hex(identity, BYTES);
  }
}
