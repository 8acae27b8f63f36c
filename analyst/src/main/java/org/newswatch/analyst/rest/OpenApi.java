package org.newswatch.analyst.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfig;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newswatch.contract.ArticleId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes calls down as <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>; schemas come
 * from the records that the calls answer with.
 */
public final class OpenApi {

  private static final String VERSION = "3.1.0";
  private static final String COMPONENTS = "components/schemas";
  private static final JsonMapper JSON = new JsonMapper();

  private OpenApi() {}

  /** The description of these calls, in their order. */
  public static ObjectNode of(List<Endpoint> endpoints) {
    SchemaBuilder schemas = new SchemaGenerator(schemaConfig()).buildMultipleSchemaDefinitions();
    ObjectNode root = JSON.createObjectNode();
    root.put("openapi", VERSION);
    ObjectNode info = root.putObject("info");
    info.put("title", "Newswatch");
    info.put("version", Rest.BASE.substring(Rest.BASE.lastIndexOf('/') + 1));
    info.put(
        "description",
        "What the world's press says about people, organisations, places and days: the calls behind"
            + " the pages and the commands.");
    info.putObject("license").put("name", "GPL-3.0-or-later").put("identifier", "GPL-3.0-or-later");
    root.putArray("servers").addObject().put("url", Rest.BASE);
    ObjectNode paths = root.putObject("paths");
    for (Endpoint endpoint : endpoints) {
      ObjectNode path =
          paths.has(endpoint.path())
              ? (ObjectNode) paths.get(endpoint.path())
              : paths.putObject(endpoint.path());
      path.set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint, schemas));
    }
    root.putObject("components").set("schemas", schemas.collectDefinitions(COMPONENTS));
    return root;
  }

  private static SchemaGeneratorConfig schemaConfig() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.PLAIN_DEFINITION_KEYS,
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.INLINE_NULLABLE_SCHEMAS);
    config
        .forFields()
        .withNullableCheck(field -> isNullable(field.getRawMember().getAnnotatedType()))
        .withRequiredCheck(
            field ->
                field.getAnnotation(JsonInclude.class) == null
                    && !field
                        .getDeclaringType()
                        .getErasedType()
                        .isAnnotationPresent(JsonInclude.class));
    // Written as the text that it holds.
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType().equals(ArticleId.class)
                    ? new CustomDefinition(JSON.createObjectNode().put("type", "string"), true)
                    : null);
    return config.build();
  }

  private static boolean isNullable(java.lang.reflect.AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode operation(Endpoint endpoint, SchemaBuilder schemas) {
    ObjectNode operation = JSON.createObjectNode();
    operation.put("operationId", endpoint.id());
    operation.putArray("tags").add(endpoint.group());
    operation.put("summary", endpoint.summary());
    if (!endpoint.params().isEmpty()) {
      ArrayNode params = operation.putArray("parameters");
      endpoint.params().forEach(param -> params.add(parameter(param)));
    }
    Class<?> body = endpoint.body();
    if (body != null) {
      ObjectNode request = operation.putObject("requestBody");
      request.put("required", true);
      json(request, body, schemas);
    }
    Payload payload = endpoint.payload();
    if (payload != null) {
      ObjectNode request = operation.putObject("requestBody");
      request.put("required", true);
      payload.mediaTypes().forEach(type -> bytes(request, type));
      bytes(request, Payload.ANY);
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode found = responses.putObject("200");
    found.put("description", "What was asked for.");
    if (endpoint.gives().isEmpty()) {
      json(found, endpoint.answer(), schemas);
    } else {
      endpoint.gives().forEach(type -> bytes(found, type));
    }
    ObjectNode other = responses.putObject("default");
    other.put("description", "Why it was not answered.");
    json(other, Problem.Answer.class, schemas);
    return operation;
  }

  private static void json(ObjectNode where, Type type, SchemaBuilder schemas) {
    where
        .putObject("content")
        .putObject("application/json")
        .set("schema", schemas.createSchemaReference(type));
  }

  private static void bytes(ObjectNode where, String mediaType) {
    where
        .withObject("content")
        .withObject(mediaType)
        .putObject("schema")
        .put("type", "string")
        .put("format", "binary");
  }

  private static ObjectNode parameter(Param<?> param) {
    ObjectNode parameter = JSON.createObjectNode();
    parameter.put("name", param.name());
    parameter.put("in", param.place().name().toLowerCase(Locale.ROOT));
    parameter.put("required", param.required());
    parameter.put("description", param.doc());
    parameter.set("schema", JSON.valueToTree(param.schema()));
    return parameter;
  }
}
