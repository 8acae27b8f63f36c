package org.newswatch.query;

/** The names of a delivery document's fields, as dashboards know them. */
public final class DeliveryFields {

  /** When it came to its state. */
  public static final String TIMESTAMP = "@timestamp";

  public static final String MESSAGE_ID = "messageId";

  /** {@code alert} or {@code digest}. */
  public static final String MESSAGE_KIND = "messageKind";

  public static final String SUBSCRIPTION_ID = "subscriptionId";

  /** What its owner calls it; its id where nobody knows it any more. */
  public static final String SUBSCRIPTION_NAME = "subscriptionName";

  /** The place of the channel among those of the subscription, counted from 0. */
  public static final String CHANNEL = "channel";

  public static final String CHANNEL_TYPE = "channelType";

  /** A hash of where the channel leads. */
  public static final String DESTINATION = "destination";

  /** {@code pending}, {@code delivered} or {@code dead}. */
  public static final String STATE = "state";

  public static final String ATTEMPTS = "attempts";
  public static final String SINCE = "since";
  public static final String NEXT_TRY = "nextTry";

  /** From when on it was tried until it was delivered; absent until then. */
  public static final String DELIVER_SECONDS = "deliverSeconds";

  public static final String LAST_ERROR = "lastError";
  public static final String VERSION = "version";
  public static final String INDEXED_AT = "indexedAt";

  /** The whole record as it came: kept, not searchable. */
  public static final String RECORD = "record";

  private DeliveryFields() {}
}
