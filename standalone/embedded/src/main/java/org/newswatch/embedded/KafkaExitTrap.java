package org.newswatch.embedded;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Kafka from ending the JVM. Its fault handlers call {@code Exit}, which knows one procedure
 * for the whole JVM: while any embedded broker runs, that procedure tells all of them and ends the
 * calling thread instead. With the last one gone, Kafka's own procedures are back.
 */
final class KafkaExitTrap implements AutoCloseable {

  private static final Set<KafkaExitTrap> SET = ConcurrentHashMap.newKeySet();

  private final Consumer<String> onExit;

  private KafkaExitTrap(Consumer<String> onExit) {
    this.onExit = onExit;
  }

  /** Tells {@code onExit} why Kafka wanted to end the JVM, until closed. */
  static KafkaExitTrap set(Consumer<String> onExit) {
    synchronized (SET) {
      var trap = new KafkaExitTrap(onExit);
      if (SET.isEmpty()) {
        Exit.setExitProcedure(KafkaExitTrap::trapped);
        Exit.setHaltProcedure(KafkaExitTrap::trapped);
      }
      SET.add(trap);
      return trap;
    }
  }

  @Override
  public void close() {
    synchronized (SET) {
      if (SET.remove(this) && SET.isEmpty()) {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
      }
    }
  }

  private static void trapped(int status, @Nullable String message) {
    String why = message == null ? "Kafka gave up with status " + status : message;
    SET.forEach(trap -> trap.onExit.accept(why));
    throw new Trapped(why);
  }

  /** Ends the thread that called {@code Exit}, which must not go on. */
  static final class Trapped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Trapped(String message) {
      super(message);
    }
  }
}
