package org.newswatch.analyst.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newswatch.analyst.lists.ListOptions.Role;

/** What the columns are, by what the first line calls them. */
final class Header {

  private static final Map<String, Role> ROLES = roles();

  private static final Set<Role> ASKING = Set.of(Role.NAME, Role.FAMILY_NAME, Role.QUERY);

  private Header() {}

  /** Words that stand above names, but also beside them, as their kind. */
  private static final Set<String> ALSO_KINDS =
      Set.of("entity", "company", "organisation", "organization", "person", "place");

  /**
   * Empty when the line is no header: nothing in it is called a name or a query, or something may
   * be but not all the rest are titles, too.
   */
  static Optional<List<Role>> of(Row first) {
    List<Role> roles = read(first);
    boolean asks = roles.stream().anyMatch(ASKING::contains);
    boolean sure =
        first.cells().stream().map(Header::folded).anyMatch(Header::isSure)
            || first.cells().stream().allMatch(cell -> role(folded(cell)) != Role.OTHER);
    return asks && sure ? Optional.of(roles) : Optional.empty();
  }

  private static boolean isSure(String title) {
    return ASKING.contains(ROLES.getOrDefault(title, Role.OTHER));
  }

  private static Role role(String title) {
    return ALSO_KINDS.contains(title) ? Role.NAME : ROLES.getOrDefault(title, Role.OTHER);
  }

  /** Each role as often as it can be had: aliases, and of the others the first. */
  static List<Role> read(Row header) {
    var roles = new ArrayList<Role>();
    for (String cell : header.cells()) {
      Role role = role(folded(cell));
      boolean again = role != Role.ALIASES && roles.contains(role);
      roles.add(again ? Role.OTHER : role);
    }
    return roles;
  }

  private static String folded(String title) {
    String bare = title.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_.:-]+", " ").strip();
    return bare.replaceFirst("^(alias|aka|other name) ?[0-9]+$", "alias");
  }

  private static Map<String, Role> roles() {
    var roles = new HashMap<String, Role>();
    put(roles, Role.ID, "id", "nr", "no", "number", "key", "ref", "reference", "uid", "entity id");
    put(
        roles,
        Role.NAME,
        List.of(
            "name",
            "names",
            "full name",
            "fullname",
            "entity name",
            "company name",
            "caption",
            "label",
            "whole name",
            "primary name",
            "nom",
            "nombre",
            "nome",
            "naam",
            "nazwa",
            "имя",
            "фио",
            "название",
            "назва",
            "ім'я"));
    put(
        roles,
        Role.GIVEN_NAME,
        "first name",
        "firstname",
        "given name",
        "given names",
        "forename",
        "vorname",
        "prénom");
    put(
        roles,
        Role.FAMILY_NAME,
        "last name",
        "lastname",
        "family name",
        "surname",
        "nachname",
        "фамилия");
    put(
        roles,
        Role.ALIASES,
        "alias",
        "aliases",
        "aka",
        "a k a",
        "also known as",
        "other names",
        "other name",
        "alternative names",
        "weak aliases",
        "spellings",
        "псевдонимы");
    put(roles, Role.TYPE, "type", "schema", "kind", "entity type", "category", "тип");
    put(roles, Role.LANGUAGE, "language", "lang", "sprache", "langue", "язык");
    put(
        roles,
        Role.QUERY,
        "query",
        "queries",
        "search",
        "search term",
        "search terms",
        "keyword",
        "keywords",
        "expression",
        "запрос");
    return Map.copyOf(roles);
  }

  private static void put(Map<String, Role> roles, Role role, String... titles) {
    put(roles, role, List.of(titles));
  }

  private static void put(Map<String, Role> roles, Role role, List<String> titles) {
    titles.forEach(title -> roles.put(title, role));
  }
}
