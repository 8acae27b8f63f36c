package org.newswatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What Java's types promise, the decoder keeps, whatever the bytes leave out. */
class RequiredFieldsTest {

  static Stream<Arguments> requiredFields() {
    return Stream.of(
            fieldsOf(Codec.RAW_ARTICLE, Samples.RAW),
            fieldsOf(Codec.ANNOTATED_ARTICLE, Samples.ANNOTATED),
            fieldsOf(Codec.ENRICHED_ARTICLE, Samples.ENRICHED),
            fieldsOf(Codec.ENRICHED_ARTICLE, Samples.REVISED),
            fieldsOf(Codec.ENTITY, Samples.ENTITY),
            fieldsOf(Codec.ENTITY_DECISION, Samples.MERGE),
            fieldsOf(Codec.ENTITY_DECISION, Samples.SPLIT),
            fieldsOf(Codec.ENTITY_DECISION, Samples.LABEL),
            fieldsOf(Codec.ENTITY_DECISION, Samples.ALIAS),
            fieldsOf(Codec.ENTITY_DECISION, Samples.UNDO),
            fieldsOf(Codec.STORY, Samples.STORY),
            fieldsOf(Codec.SUBSCRIPTION, AlertSamples.SUBSCRIPTION),
            fieldsOf(Codec.SUBSCRIPTION, AlertSamples.SPIKE),
            fieldsOf(Codec.SUBSCRIPTION, AlertSamples.SILENCE),
            fieldsOf(Codec.ALERT_CANDIDATE, AlertSamples.ALERT_CANDIDATE),
            fieldsOf(Codec.ALERT, AlertSamples.ALERT),
            fieldsOf(Codec.ALERT, AlertSamples.SURGE),
            fieldsOf(Codec.ALERT, AlertSamples.HEARD_AGAIN),
            fieldsOf(Codec.DIGEST, AlertSamples.DIGEST),
            fieldsOf(Codec.READ_TALLY, AlertSamples.READ_TALLY),
            fieldsOf(Codec.DELIVERY, AlertSamples.DELIVERY),
            fieldsOf(Codec.ALERT_FEEDBACK, AlertSamples.FEEDBACK),
            fieldsOf(Codec.FORGOTTEN, Samples.FORGOTTEN),
            fieldsOf(Codec.LETTER_HANDLED, Samples.LETTER_HANDLED),
            fieldsOf(Codec.JOB, Samples.JOB),
            fieldsOf(Codec.FETCH_RESULT, Samples.LOOK),
            fieldsOf(Codec.SOURCE, Samples.SOURCE),
            fieldsOf(Codec.SOURCE_HEALTH, Samples.HEALTH))
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{1} of {2}")
  @MethodSource("requiredFields")
  <T> void a_record_without_a_required_field_is_undecodable(
      Codec<T> codec, String pointer, T sample) {
    ObjectNode record = tree(codec, sample);
    parent(record, pointer).remove(leaf(pointer));

    assertThat(decode(codec, record)).isInstanceOf(Decoded.Undecodable.class);
  }

  @ParameterizedTest(name = "{1} of {2}")
  @MethodSource("requiredFields")
  <T> void a_record_whose_required_field_is_null_is_undecodable(
      Codec<T> codec, String pointer, T sample) {
    ObjectNode record = tree(codec, sample);
    parent(record, pointer).set(leaf(pointer), NullNode.getInstance());

    assertThat(decode(codec, record)).isInstanceOf(Decoded.Undecodable.class);
  }

  private static <T> List<Arguments> fieldsOf(Codec<T> codec, T sample) {
    List<String> pointers = new ArrayList<>();
    collect(sample.getClass(), tree(codec, sample), "", pointers);
    // So that a walk that finds nothing cannot pass.
    assertThat(pointers).hasSizeGreaterThan(3);
    return pointers.stream().map(pointer -> Arguments.of(codec, pointer, sample)).toList();
  }

  private static void collect(Class<?> type, JsonNode node, String at, List<String> pointers) {
    for (RecordComponent component : type.getRecordComponents()) {
      String pointer = at + "/" + component.getName();
      JsonNode value = node.get(component.getName());
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        pointers.add(pointer);
      }
      if (value instanceof ObjectNode && component.getType().isRecord()) {
        collect(component.getType(), value, pointer, pointers);
      }
      if (value instanceof ArrayNode && element(component) instanceof Class<?> element) {
        if (element.isRecord() && !value.isEmpty()) {
          collect(element, value.get(0), pointer + "/0", pointers);
        }
      }
    }
  }

  private static java.lang.reflect.Type element(RecordComponent component) {
    return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static <T> ObjectNode tree(Codec<T> codec, T sample) {
    return (ObjectNode) JsonMapper.shared().readTree(codec.encode(sample));
  }

  private static ObjectNode parent(ObjectNode record, String pointer) {
    return (ObjectNode) record.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String leaf(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static <T> Decoded<T> decode(Codec<T> codec, ObjectNode record) {
    return codec.decode(JsonMapper.shared().writeValueAsBytes(record));
  }
}
