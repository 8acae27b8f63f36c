package org.newswatch.cli.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.newswatch.contract.Alert;
import org.newswatch.contract.AlertFeedback;
import org.newswatch.contract.Codec;
import org.newswatch.contract.Subscription;
import org.newswatch.desk.Kept;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same for programs. */
public final class AlertJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private AlertJson() {}

  /** An array: {@code id, state, detail, subscription} of each. */
  public static String of(Collection<Kept> all, Instant now) {
    ArrayNode array = JSON.createArrayNode();
    all.forEach(kept -> array.add(node(kept, now)));
    return array.toPrettyString();
  }

  /** One of them, with what readers think of its alerts. */
  public static String of(Kept kept, List<AlertFeedback> feedback, Instant now) {
    ObjectNode node = node(kept, now);
    ArrayNode array = node.putArray("feedback");
    feedback.forEach(each -> array.add(JSON.readTree(Codec.ALERT_FEEDBACK.encode(each))));
    return node.toPrettyString();
  }

  private static ObjectNode node(Kept kept, Instant now) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", kept.id());
    switch (kept) {
      case Kept.Whole whole -> {
        node.put("state", AlertText.state(whole.subscription(), now));
        node.set("subscription", JSON.readTree(Codec.SUBSCRIPTION.encode(whole.subscription())));
      }
      case Kept.Broken broken -> {
        node.put("state", "broken");
        node.put("detail", broken.detail());
        Subscription read = broken.subscription();
        if (read != null) {
          node.set("subscription", JSON.readTree(Codec.SUBSCRIPTION.encode(read)));
        }
      }
    }
    return node;
  }

  /** An array of alerts. */
  public static String of(List<Alert> alerts) {
    ArrayNode array = JSON.createArrayNode();
    alerts.forEach(alert -> array.add(JSON.readTree(Codec.ALERT.encode(alert))));
    return array.toPrettyString();
  }

  /** One alert. */
  public static String of(Alert alert) {
    return JSON.readTree(Codec.ALERT.encode(alert)).toPrettyString();
  }
}
