package org.newswatch.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class NameKeysPropertyTest {

  @Property(tries = 500)
  void any_string_has_a_well_formed_key_or_none(@ForAll @StringLength(max = 200) String any) {
    assertThat(NameKeys.key(any)).matches("|_[a-z0-9]{1," + Skeleton.SOUNDS_MAX + "}");
  }

  @Property
  void tokens_of_any_string_lie_in_order_inside_it(@ForAll String any) {
    List<NameToken> tokens = NameKeys.tokens(any);
    int before = 0;
    for (NameToken token : tokens) {
      assertThat(token.start()).isGreaterThanOrEqualTo(before);
      assertThat(token.wordEnd()).isLessThanOrEqualTo(any.length());
      assertThat(any.substring(token.start(), token.end())).isEqualTo(token.text());
      assertThat(token.key()).isEqualTo(NameKeys.key(token.text()));
      before = token.wordEnd();
    }
    assertThat(NameKeys.keys(any)).containsAll(NameKeys.lookupKeys(any));
  }

  @Property
  void case_makes_no_difference(@ForAll("words") String word) {
    String key = NameKeys.key(word);
    assertThat(NameKeys.key(word.toUpperCase(Locale.ROOT))).isEqualTo(key);
    assertThat(NameKeys.key(word.toLowerCase(Locale.ROOT))).isEqualTo(key);
  }

  @Property
  void normal_form_makes_no_difference(@ForAll("words") String word) {
    String key = NameKeys.key(word);
    for (Normalizer.Form form : Normalizer.Form.values()) {
      assertThat(NameKeys.key(Normalizer.normalize(word, form))).isEqualTo(key);
    }
  }

  /** Words short enough that no form of them is cut. */
  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> latin =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('A', 'Z')
            .withCharRange('\u00C0', '\u017F')
            .ofMaxLength(12);
    Arbitrary<String> cyrillic =
        Arbitraries.strings().withCharRange('\u0400', '\u04FF').ofMaxLength(12);
    return Arbitraries.oneOf(latin, cyrillic);
  }
}
