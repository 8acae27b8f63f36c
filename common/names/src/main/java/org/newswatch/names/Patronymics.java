package org.newswatch.names;

/** Tells patronymics by their endings. */
final class Patronymics {

  private static final String[] ENDINGS = {
    "ovich", "evich", "ovych", "evych", "yovych", "avich", "ovitch", "evitch", "owitsch", "ewitsch",
    "owicz", "ewicz", "ovna", "evna", "ivna", "yivna", "auna", "euna", "ouna", "owna", "ewna",
    "inichna", "ович", "евич", "ович", "йович", "ївна", "івна", "овна", "евна", "ична", "авіч",
    "евіч", "овіч", "аўна", "еўна", "оўна", "ьич", "ich", "ович", "iйович", "iвна", "їч", "іч"
  };

  private Patronymics() {}

  /** Whether a word in lower case ends like a patronymic. */
  static boolean matches(String word) {
    for (String ending : ENDINGS) {
      if (word.length() >= ending.length() + 2 && word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
