package org.newswatch.servicekit;

/** How a service is. */
public sealed interface Health {

  /** At work. */
  record Up() implements Health {}

  /** Not at work yet, and expected to be; {@code what} it waits for. */
  record Starting(String what) implements Health {}

  /** Alive and held up by something outside, such as a store that does not answer. */
  record Waiting(String what) implements Health {}

  /** It stopped and will not come back by itself; {@code cause} is what stopped it. */
  record Down(Throwable cause) implements Health {}

  /** Whether the process should be left alone; only {@link Down} asks for a restart. */
  default boolean live() {
    return !(this instanceof Down);
  }

  /** Whether it does its work now. */
  default boolean ready() {
    return this instanceof Up;
  }
}
