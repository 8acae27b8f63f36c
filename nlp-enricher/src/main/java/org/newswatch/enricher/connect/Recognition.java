package org.newswatch.enricher.connect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.AnnotatedArticle;
import org.newswatch.contract.Annotation;
import org.newswatch.contract.Candidate;
import org.newswatch.contract.Limits;
import org.newswatch.contract.Mention;
import org.newswatch.contract.MentionType;

/**
 * Finds known entities among the words of an article that may be names, in languages that no model
 * reads. Only what several articles named counts, and only what it clearly is: a full name that one
 * person bears, the whole name of an organisation or a place, and the surname of somebody who is in
 * that company and no other is.
 */
final class Recognition {

  /** Articles from which on something is known. */
  static final int KNOWN = 2;

  private final Bearers bearers;
  private final NameBook names;
  private final People people;

  Recognition(Bearers bearers, NameBook names) {
    this.bearers = bearers;
    this.names = names;
    this.people = new People(bearers, names);
  }

  /** The article with mentions where candidates are known; the others stay candidates. */
  AnnotatedArticle in(AnnotatedArticle annotated) {
    Annotation annotation = annotated.annotation();
    if (annotation.candidates().isEmpty()) {
      return annotated;
    }
    List<Mention> mentions = new ArrayList<>(annotation.mentions());
    Set<Candidate> found = new LinkedHashSet<>();
    Company company = new Company();
    annotation.mentions().forEach(mention -> join(company, known(mention.type(), mention.head())));
    // Surnames last, when all the company is known that there is.
    for (boolean surnames : new boolean[] {false, true}) {
      for (Candidate candidate : annotation.candidates()) {
        if (!found.contains(candidate) && mentions.size() < Limits.MENTIONS_MAX) {
          Bearer bearer = surnames ? surname(candidate, company) : named(candidate);
          if (bearer != null) {
            found.add(candidate);
            join(company, bearer);
            mentions.add(mention(candidate, bearer.type()));
          }
        }
      }
    }
    return found.isEmpty() ? annotated : with(annotated, mentions, found);
  }

  private static void join(Company company, @Nullable Bearer bearer) {
    if (bearer != null && !company.ids().contains(bearer.id())) {
      company.add(bearer);
    }
  }

  private @Nullable Bearer named(Candidate candidate) {
    String name = candidate.head();
    if (names.isFull(name)) {
      Bearer person = people.only(name);
      if (person != null && person.articles() >= KNOWN) {
        return person;
      }
    }
    for (MentionType type :
        List.of(MentionType.ORGANIZATION, MentionType.LOCATION, MentionType.MISC)) {
      Bearer bearer = known(type, name);
      if (bearer != null && bearer.articles() >= KNOWN) {
        return bearer;
      }
    }
    return null;
  }

  private @Nullable Bearer surname(Candidate candidate, Company company) {
    return names.isFull(candidate.head()) ? null : people.dominating(candidate.head(), company);
  }

  private @Nullable Bearer known(MentionType type, String name) {
    if (type == MentionType.PERSON) {
      return names.isFull(name) ? people.only(name) : null;
    }
    for (String key : names.keys(type, name)) {
      for (Bearer bearer : bearers.of(key)) {
        if (type != MentionType.ORGANIZATION || names.isName(name, bearer)) {
          return bearer;
        }
      }
    }
    return null;
  }

  private static Mention mention(Candidate candidate, MentionType type) {
    return new Mention(
        candidate.field(),
        candidate.surface(),
        candidate.start(),
        candidate.end(),
        type,
        candidate.head());
  }

  private static AnnotatedArticle with(
      AnnotatedArticle annotated, List<Mention> mentions, Set<Candidate> found) {
    Annotation annotation = annotated.annotation();
    mentions.sort(Comparator.comparing(Mention::field).thenComparingInt(Mention::start));
    return new AnnotatedArticle(
        annotated.article(),
        new Annotation(
            annotation.detectedLanguage(),
            mentions,
            annotation.dates(),
            annotation.nameKeys(),
            annotation.keyTitle(),
            annotation.keyText(),
            annotation.partial(),
            annotation.pipelineVersion(),
            annotation.candidates().stream().filter(one -> !found.contains(one)).toList()));
  }
}
