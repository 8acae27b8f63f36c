package org.newswatch.enricher.connect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Limits;
import org.newswatch.contract.MentionKind;
import org.newswatch.contract.MentionType;
import org.newswatch.enricher.connect.state.Packed;

/**
 * What articles tell of one entity: who bears which names, in whose company. Grows with each
 * article that names it; what people decide does not touch it.
 */
final class Bearer {

  /** Other entities that are remembered with how often they were named beside this one. */
  static final int COMPANY_MAX = 32;

  private static final int KINDS_MAX = MentionKind.values().length;

  /** Articles that all tell of the company; of those after them, every so-manieth does. */
  private static final int COMPANY_SAMPLED = 4;

  /** Articles after which a label is what it is. */
  static final int LABEL_SETTLES = 5;

  private static final int FORM_WITHOUT_KINDS = 1;
  private static final int FORM_WITH_COMPANY = 2;
  private static final int FORM_WITHOUT_VERSION = 3;
  private static final int FORM = 4;

  private final String id;
  private final MentionType type;
  private final Tally spellings;
  private final Tally company;
  private final Tally kinds;
  private String label;
  private boolean full;
  private @Nullable String mergedInto;
  private long firstSeen;
  private long lastSeen;
  private int articles;
  private int toldArticles;
  private int toldSpellings;
  private long toldVersion;
  private boolean companyChanged;

  private Bearer(
      String id,
      MentionType type,
      String label,
      boolean full,
      Tally spellings,
      Tally company,
      Tally kinds) {
    this.id = id;
    this.type = type;
    this.label = label;
    this.full = full;
    this.spellings = spellings;
    this.company = company;
    this.kinds = kinds;
  }

  /**
   * One that no article has named yet.
   *
   * @param full whether the name tells more than a family name
   * @param at when it was first heard of
   */
  static Bearer of(String id, MentionType type, String name, boolean full, Instant at) {
    Bearer bearer =
        new Bearer(
            id,
            type,
            name,
            full,
            new Tally(Limits.SPELLINGS_MAX),
            new Tally(COMPANY_MAX),
            new Tally(KINDS_MAX));
    bearer.firstSeen = at.toEpochMilli();
    bearer.lastSeen = at.toEpochMilli();
    // Borne before it is counted, so that the next name of the same article meets it.
    bearer.spellings.add(name, 0);
    return bearer;
  }

  /** An article names it so. */
  void namedIn(Instant at, String name, boolean isFull) {
    spellings.add(name, 1);
    articles++;
    firstSeen = Math.min(firstSeen, at.toEpochMilli());
    lastSeen = Math.max(lastSeen, at.toEpochMilli());
    if (isFull && !full) {
      full = true;
      label = name;
    }
    if (articles == LABEL_SETTLES) {
      label = settledLabel();
    }
  }

  /** So many mentions say this of it; nothing when they say no more than its type. */
  void isA(@Nullable MentionKind kind, int mentions) {
    if (kind != null) {
      kinds.add(kind.name(), mentions);
    }
  }

  /** What most mentions say that say something; null when none does. */
  @Nullable MentionKind kind() {
    List<String> names = kinds.byCount();
    return names.isEmpty() ? null : MentionKind.valueOf(names.getFirst());
  }

  /** The same article also names it so. */
  void alsoNamed(String name) {
    spellings.add(name, 1);
  }

  /** The name used most among those in Latin letters, if there are any, that tell most. */
  private String settledLabel() {
    int words = words(label);
    List<String> names = spellings.byCount();
    for (String name : names) {
      if (isLatin(name) && words(name) >= Math.min(words, 2)) {
        return name;
      }
    }
    return label;
  }

  private static int words(String name) {
    return name.strip().split("[\\s-]+", -1).length;
  }

  private static boolean isLatin(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
  }

  /** It turned out to be another; what is known of it is known of that from now on. */
  void mergeInto(Bearer other) {
    mergedInto = other.id;
    if (full && !other.full) {
      other.full = true;
      other.label = label;
    }
    other.spellings.addAll(spellings);
    other.company.addAll(company);
    other.companyChanged = true;
    other.kinds.addAll(kinds);
    other.articles += articles;
    other.firstSeen = Math.min(other.firstSeen, firstSeen);
    other.lastSeen = Math.max(other.lastSeen, lastSeen);
  }

  /**
   * Whether what readers were told is out of date: after the first article, whenever it was named
   * in twice as many, with each new spelling, and when the label settles.
   */
  boolean isNews() {
    return articles >= 2 * toldArticles
        || spellings.size() > toldSpellings
        || articles == LABEL_SETTLES;
  }

  /**
   * It is told of.
   *
   * @param at the least that its version may be
   * @return the version, which only grows
   */
  long told(long at) {
    toldArticles = articles;
    toldSpellings = spellings.size();
    toldVersion = Math.max(toldVersion + 1, at);
    return toldVersion;
  }

  String id() {
    return id;
  }

  MentionType type() {
    return type;
  }

  String label() {
    return label;
  }

  /** Whether some article told more of its name than a family name. */
  boolean full() {
    return full;
  }

  Tally spellings() {
    return spellings;
  }

  Tally company() {
    return company;
  }

  /**
   * An article that names it names these beside it. Who is named often is known by company well
   * enough; then not each article counts, which spares writing it all anew.
   */
  void seenBeside(Collection<String> others) {
    if (articles > COMPANY_SAMPLED && articles % COMPANY_SAMPLED != 0) {
      return;
    }
    for (String other : others) {
      if (!other.equals(id)) {
        company.add(other, 1);
        companyChanged = true;
      }
    }
  }

  @Nullable String mergedInto() {
    return mergedInto;
  }

  Instant firstSeen() {
    return Instant.ofEpochMilli(firstSeen);
  }

  Instant lastSeen() {
    return Instant.ofEpochMilli(lastSeen);
  }

  int articles() {
    return articles;
  }

  /** All of it but the company. */
  byte[] packed() {
    return Packed.bytes(this::write);
  }

  /** The company if it changed since it was taken last; else null. */
  byte @Nullable [] takeCompany() {
    byte[] packed = companyChanged ? Packed.bytes(company::write) : null;
    companyChanged = false;
    return packed;
  }

  private void write(DataOutput out) throws IOException {
    out.writeByte(FORM);
    out.writeByte(type.name().charAt(0));
    Packed.writeText(out, label);
    out.writeBoolean(full);
    Packed.writeText(out, mergedInto == null ? "" : mergedInto);
    out.writeLong(firstSeen);
    Packed.writeCount(out, lastSeen - firstSeen);
    Packed.writeCount(out, articles);
    Packed.writeCount(out, toldArticles);
    out.writeByte(toldSpellings);
    spellings.write(out);
    kinds.write(out);
    out.writeLong(toldVersion);
  }

  /** As it was packed, with its company if that was. */
  static Bearer unpack(String id, byte[] packed, byte @Nullable [] company) {
    Tally known =
        company == null
            ? new Tally(COMPANY_MAX)
            : Packed.read(company, in -> Tally.read(in, COMPANY_MAX));
    return Packed.read(packed, in -> read(id, known, in));
  }

  /** The type whose name begins so; no two begin alike. */
  private static MentionType type(char first) throws IOException {
    for (MentionType type : MentionType.values()) {
      if (type.name().charAt(0) == first) {
        return type;
      }
    }
    throw new IOException("no type begins with " + first);
  }

  private static Bearer read(String id, Tally apart, DataInput in) throws IOException {
    int form = in.readUnsignedByte();
    if (form < FORM_WITHOUT_KINDS || form > FORM) {
      throw new IOException("entities of form " + form);
    }
    boolean whole = form <= FORM_WITH_COMPANY;
    if (whole && !Packed.readText(in).equals(id)) {
      throw new IOException("another entity than " + id);
    }
    MentionType type =
        whole ? MentionType.valueOf(Packed.readText(in)) : type((char) in.readUnsignedByte());
    String label = Packed.readText(in);
    boolean full = in.readBoolean();
    String merged = Packed.readText(in);
    long firstSeen = in.readLong();
    long lastSeen = whole ? in.readLong() : firstSeen + Packed.readCount(in);
    int articles = (int) Packed.readCount(in);
    int told = (int) Packed.readCount(in);
    int toldSpellings = in.readUnsignedByte();
    Tally spellings = Tally.read(in, Limits.SPELLINGS_MAX);
    Tally company = whole ? Tally.read(in, COMPANY_MAX) : apart;
    Tally kinds = form > FORM_WITHOUT_KINDS ? Tally.read(in, KINDS_MAX) : new Tally(KINDS_MAX);
    Bearer bearer = new Bearer(id, type, label, full, spellings, company, kinds);
    bearer.mergedInto = merged.isEmpty() ? null : merged;
    bearer.firstSeen = firstSeen;
    bearer.lastSeen = lastSeen;
    bearer.articles = articles;
    bearer.toldArticles = told;
    bearer.toldSpellings = toldSpellings;
    bearer.toldVersion = form > FORM_WITHOUT_VERSION ? in.readLong() : 0;
    bearer.companyChanged = whole;
    return bearer;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %s %s (%d)", id, type, label, articles);
  }
}
