package org.newswatch.enricher.connect;

import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.newswatch.contract.RawArticle;
import org.newswatch.enricher.connect.state.Packed;
import org.newswatch.enricher.connect.state.Rows;

/**
 * The time of the stream: the latest at which an article was fetched. One that runs ahead moves it
 * by a day at most, lest all that is known is taken for long over; after a restart, too.
 */
final class StreamTime {

  private static final Duration STEP_MAX = Duration.ofDays(1);
  private static final int FORM = 1;
  private static final byte[] KEY = {0};

  private final Rows rows;
  private Instant now;

  /** As it was kept. */
  StreamTime(Rows rows) {
    this.rows = rows;
    byte[] kept = rows.get(KEY);
    now = kept == null ? Instant.EPOCH : Packed.read(kept, StreamTime::read);
  }

  /** What it is; the epoch before the first article. */
  Instant now() {
    return now;
  }

  /** What it will be once this article came. */
  Instant with(RawArticle article) {
    Instant fetched = article.fetchedAt();
    if (now.equals(Instant.EPOCH)) {
      return fetched;
    }
    Instant furthest = now.plus(STEP_MAX);
    return fetched.isAfter(furthest) ? furthest : fetched.isAfter(now) ? fetched : now;
  }

  /** The article came. */
  void came(RawArticle article) {
    Instant time = with(article);
    if (!time.equals(now)) {
      now = time;
      rows.put(
          KEY,
          Packed.bytes(
              out -> {
                out.writeByte(FORM);
                Packed.writeTime(out, time);
              }));
    }
  }

  private static Instant read(DataInput in) throws IOException {
    Packed.readForm(in, FORM, "a time");
    return Packed.readTime(in);
  }
}
