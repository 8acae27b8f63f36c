package org.newswatch.servicekit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record component a setting. The key is the component's name in kebab case below the keys
 * of the records around it ({@code crawler.host-delay}); the environment variable is that in upper
 * case after {@code NEWSWATCH_} ({@code NEWSWATCH_CRAWLER_HOST_DELAY}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** One sentence for the configuration table; says unit, range and effect. */
  String doc();

  /** The default as one would write it in YAML; empty: the setting is required or nullable. */
  String def() default "";

  /** Whether the value must never be shown. */
  boolean secret() default false;
}
