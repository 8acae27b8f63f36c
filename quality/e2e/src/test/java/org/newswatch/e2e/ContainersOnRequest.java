package org.newswatch.e2e;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a suite that needs a container engine only when it is asked for, and says so otherwise. */
final class ContainersOnRequest implements ExecutionCondition {

  private static final String REQUESTED = "newswatch.containers";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Boolean.getBoolean(REQUESTED)) {
      return ConditionEvaluationResult.enabled("asked for");
    }
    String reason =
        "skipped "
            + context.getDisplayName()
            + ": it needs a container engine; run it with mvn verify -Pcontainers, or as root"
            + " without one through quality/e2e/containers/run";
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }
}
