package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.Field;
import org.newswatch.contract.MentionType;

/**
 * Names by CoreNLP's model of another language than English, when its jar is on the class path.
 * Thread-safe.
 */
final class ModelReader {

  private static final String MODELS = "edu/stanford/nlp/models/ner/";

  /** The model of each language; each comes in a jar of its own. */
  private static final Map<String, String> BY_LANGUAGE =
      Map.of(
          "de", MODELS + "german.distsim.crf.ser.gz",
          "es", MODELS + "spanish.ancora.distsim.s512.crf.ser.gz",
          "fr", MODELS + "french-wikiner-4class.crf.ser.gz");

  private final StanfordCoreNLP tokens;
  private final CRFClassifier<CoreLabel> labels;

  private ModelReader(StanfordCoreNLP tokens, CRFClassifier<CoreLabel> labels) {
    this.tokens = tokens;
    this.labels = labels;
  }

  /** Whether there is a model that could be on the class path. */
  static boolean mayRead(String language) {
    return BY_LANGUAGE.containsKey(language);
  }

  /** Reads the model of the language, which takes seconds; nothing when its jar is not there. */
  static Optional<ModelReader> find(String language) {
    String model = BY_LANGUAGE.get(language);
    if (model == null || ModelReader.class.getClassLoader().getResource(model) == null) {
      return Optional.empty();
    }
    var properties = new Properties();
    properties.setProperty("annotators", "tokenize");
    properties.setProperty("tokenize.language", language);
    properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
    var settings = new Properties();
    // Words learnt from one document must not change the next.
    settings.setProperty("maxAdditionalKnownLCWords", "0");
    try {
      return Optional.of(
          new ModelReader(
              new StanfordCoreNLP(properties), CRFClassifier.getClassifier(model, settings)));
    } catch (IOException e) {
      throw new UncheckedIOException("the name model cannot be read: " + model, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the name model does not fit this CoreNLP: " + model, e);
    }
  }

  /** The names of one field, as far as the budget goes. */
  List<Found> find(Field field, String text, Budget budget) {
    var document = new CoreDocument(text);
    tokens.annotate(document);
    var found = new ArrayList<Found>();
    for (CoreSentence sentence : document.sentences()) {
      List<CoreLabel> all = sentence.tokens();
      for (int from = 0; from < all.size(); from += EnglishReader.SENTENCE_TOKENS_MAX) {
        int to = Math.min(all.size(), from + EnglishReader.SENTENCE_TOKENS_MAX);
        if (!budget.take(to - from)) {
          return found;
        }
        addNames(field, text, labels.classifySentence(all.subList(from, to)), found);
      }
    }
    return found;
  }

  private static void addNames(
      Field field, String text, List<CoreLabel> sentence, List<Found> found) {
    int at = 0;
    while (at < sentence.size()) {
      MentionType type = type(label(sentence.get(at)));
      int end = at + 1;
      while (type != null
          && end < sentence.size()
          && type == type(label(sentence.get(end)))
          && !label(sentence.get(end)).startsWith("B-")) {
        end++;
      }
      int start = sentence.get(at).beginPosition();
      int stop = sentence.get(end - 1).endPosition();
      if (type != null && text.substring(start, stop).codePoints().anyMatch(Character::isLetter)) {
        found.add(new Found(field, text.substring(start, stop), start, stop, type));
      }
      at = end;
    }
  }

  private static String label(CoreLabel token) {
    String label = token.get(CoreAnnotations.AnswerAnnotation.class);
    return label == null ? "O" : label;
  }

  /** The French model names its labels otherwise. */
  private static @Nullable MentionType type(String label) {
    return switch (label) {
      case "PERSON", "I-PER", "B-PER" -> MentionType.PERSON;
      case "ORGANIZATION", "I-ORG", "B-ORG" -> MentionType.ORGANIZATION;
      case "LOCATION", "I-LOC", "B-LOC" -> MentionType.LOCATION;
      case "MISC", "I-MISC", "B-MISC" -> MentionType.MISC;
      default -> null;
    };
  }
}
