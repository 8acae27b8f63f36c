package org.newswatch.enricher.annotate;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ie.crf.CRFCliqueTree;
import edu.stanford.nlp.ie.crf.TestSequenceModel;
import edu.stanford.nlp.io.IOUtils;
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.WordShapeClassifier;
import edu.stanford.nlp.sequences.Clique;
import edu.stanford.nlp.sequences.ExactBestSequenceFinder;
import edu.stanford.nlp.sequences.FeatureFactory;
import edu.stanford.nlp.util.HashIndex;
import edu.stanford.nlp.util.PaddedList;
import edu.stanford.nlp.util.Triple;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's name model, which besides the likeliest labels of a sentence says how likely each label
 * is at each capitalised word. Both come from one reading, so the second costs next to nothing. It
 * says what CoreNLP would, at less cost: features are looked up in a {@link FeatureIndex}, and a
 * word is brought to the model's spelling once, not for each feature.
 */
final class OddsModel extends CRFClassifier<CoreLabel> {

  /** Features of one word at first; there may be more. */
  private static final int FEATURES = 64;

  private final FeatureIndex features;
  private final UnaryOperator<String> spelling;

  /** The cliques of a word alone, of a word and the one before it, and so on. */
  private final List<List<Clique>> cliques;

  private OddsModel(ModelStream stream, Properties properties) throws IOException {
    super(properties);
    try {
      loadClassifier(stream, properties);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the name model does not fit this CoreNLP", e);
    }
    if (flags.useReverse || flags.useEmbedding || flags.labelDictionaryCutoff > 0) {
      throw new IllegalStateException("the name model wants what is not done here");
    }
    this.features = stream.features();
    var words = flags.wordFunction;
    this.spelling = words == null ? UnaryOperator.identity() : words::apply;
    flags.wordFunction = null;
    this.cliques =
        IntStream.range(0, windowSize)
            .mapToObj(
                left ->
                    FeatureFactory.knownCliques.stream()
                        .filter(c -> -c.maxLeft() == left && c.maxRight() == 0)
                        .toList())
            .toList();
  }

  /** Reads a model from the class path. */
  static OddsModel load(String path) {
    var properties = new Properties();
    // Words learnt from one document must not change the next.
    properties.setProperty("maxAdditionalKnownLCWords", "0");
    try (var in = new ModelStream(IOUtils.getInputStreamFromURLOrClasspathOrFileSystem(path))) {
      return new OddsModel(in, properties);
    } catch (IOException e) {
      throw new UncheckedIOException("the name model cannot be read: " + path, e);
    }
  }

  /** Labels the tokens, which then carry {@link Odds} where a name may stand. */
  void label(List<CoreLabel> sentence) {
    List<CoreLabel> labelled = classify(prepared(sentence));
    for (int i = 0; i < sentence.size(); i++) {
      CoreLabel from = labelled.get(i);
      CoreLabel to = sentence.get(i);
      to.setNER(from.get(CoreAnnotations.AnswerAnnotation.class));
      Odds odds = from.get(Odds.Key.class);
      if (odds != null) {
        to.set(Odds.Key.class, odds);
      }
    }
  }

  /** The words as the model spells them, with all that its features are made of. */
  private List<CoreLabel> prepared(List<CoreLabel> sentence) {
    var prepared = new ArrayList<CoreLabel>(sentence.size());
    for (CoreLabel token : sentence) {
      String word = spelling.apply(token.word());
      var words = new CoreLabel();
      words.set(CoreAnnotations.TextAnnotation.class, word);
      words.set(CoreAnnotations.PositionAnnotation.class, Integer.toString(prepared.size()));
      words.set(
          CoreAnnotations.ShapeAnnotation.class,
          WordShapeClassifier.wordShape(word, flags.wordShape, knownLCWords));
      prepared.add(words);
    }
    return prepared;
  }

  @Override
  public List<CoreLabel> classify(List<CoreLabel> document) {
    if (document.isEmpty()) {
      return document;
    }
    CRFCliqueTree<String> tree = getCliqueTree(document);
    int[] best = new ExactBestSequenceFinder().bestSequence(new TestSequenceModel(tree));
    for (int i = 0; i < document.size(); i++) {
      CoreLabel token = document.get(i);
      token.set(CoreAnnotations.AnswerAnnotation.class, classIndex.get(best[i + windowSize - 1]));
      if (Odds.worthAsking(token.word())) {
        token.set(Odds.Key.class, odds(tree, i));
      }
    }
    return document;
  }

  /** The numbers of the features at each word, by how far back they look; no labels. */
  @Override
  public Triple<int[][][], int[], double[][][]> documentToDataAndLabels(List<CoreLabel> document) {
    var padded = new PaddedList<>(document, pad);
    var data = new int[document.size()][windowSize][];
    var found = new int[FEATURES];
    for (int at = 0; at < data.length; at++) {
      for (int left = 0; left < windowSize; left++) {
        int count = 0;
        for (Clique clique : cliques.get(left)) {
          for (FeatureFactory<CoreLabel> factory : featureFactories) {
            for (String feature : factory.getCliqueFeatures(padded, at, clique)) {
              int index = features.indexOf(feature);
              if (index >= 0) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                found[count++] = index;
              }
            }
          }
        }
        data[at][left] = Arrays.copyOf(found, count);
      }
    }
    return new Triple<>(data, new int[data.length], new double[data.length][windowSize][]);
  }

  private Odds odds(CRFCliqueTree<String> tree, int at) {
    return new Odds(
        tree.prob(at, classIndex.indexOf("PERSON")),
        tree.prob(at, classIndex.indexOf("ORGANIZATION")),
        tree.prob(at, classIndex.indexOf("LOCATION")));
  }

  /** Reads a model with our index of its features instead of the one that stands there. */
  private static final class ModelStream extends ObjectInputStream {

    /** The model's other indexes are of labels, of which there are some tens. */
    private static final int LABELS_MAX = 1_000;

    private @Nullable FeatureIndex features;

    ModelStream(InputStream in) throws IOException {
      super(in);
      enableResolveObject(true);
    }

    @Override
    protected Object resolveObject(Object object) {
      if (object instanceof HashIndex<?> index && index.size() > LABELS_MAX) {
        features = new FeatureIndex(index.objectsList().stream().map(String.class::cast).toList());
        return features;
      }
      return object;
    }

    FeatureIndex features() {
      return Objects.requireNonNull(features, "the name model has no features");
    }
  }
}
