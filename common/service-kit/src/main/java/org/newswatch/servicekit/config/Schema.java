package org.newswatch.servicekit.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newswatch.servicekit.Setting;

/** What can be set: the keys that a record and the records inside it make. */
final class Schema {

  private Schema() {}

  /**
   * One key.
   *
   * @param name with {@code []} after the key of a list whose entries have keys of their own
   * @param inList whether it belongs to an entry of a list, and so has no variable of its own
   */
  record Key(String name, Setting setting, boolean nullable, boolean inList) {}

  /** How a component is given. */
  enum Shape {
    SINGLE,
    LIST,
    MAP,
    SECTION
  }

  static Shape shape(RecordComponent component) {
    Type type = component.getGenericType();
    if (Values.isSingle(type)) {
      return Shape.SINGLE;
    }
    if (type instanceof Class<?> c && c.isRecord()) {
      return Shape.SECTION;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class && isItem(arguments[0])) {
        return Shape.LIST;
      }
      if (generic.getRawType() == Map.class
          && arguments[0] == String.class
          && arguments[1] == String.class) {
        return Shape.MAP;
      }
    }
    throw new IllegalArgumentException(
        "%s.%s has a type that no setting can have: %s"
            .formatted(
                component.getDeclaringRecord().getSimpleName(),
                component.getName(),
                type.getTypeName()));
  }

  /** What the entries of a list are. */
  static Class<?> itemType(RecordComponent component) {
    ParameterizedType list = (ParameterizedType) component.getGenericType();
    return (Class<?>) list.getActualTypeArguments()[0];
  }

  static Setting setting(RecordComponent component) {
    return Keys.setting(component)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s.%s has no @Setting"
                        .formatted(
                            component.getDeclaringRecord().getSimpleName(), component.getName())));
  }

  /** All keys below {@code section}, which is empty for the whole, in the order of the records. */
  static List<Key> keys(Class<?> type, String section) {
    List<Key> keys = new ArrayList<>();
    collect(type, section, false, keys);
    return keys;
  }

  private static void collect(Class<?> type, String section, boolean inList, List<Key> keys) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " is no record");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String name = Keys.below(section, Keys.kebab(component));
      boolean nullable = Keys.isNullable(component);
      switch (shape(component)) {
        case SECTION -> collect(component.getType(), name, inList, keys);
        case SINGLE, MAP -> keys.add(new Key(name, setting(component), nullable, inList));
        case LIST -> {
          keys.add(new Key(name, setting(component), nullable, inList));
          if (!Values.isSingle(itemType(component))) {
            collect(itemType(component), name + "[]", true, keys);
          }
        }
      }
    }
  }

  private static boolean isItem(Type type) {
    return Values.isSingle(type) || (type instanceof Class<?> c && c.isRecord());
  }
}
