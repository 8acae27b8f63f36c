package org.newswatch.alerts.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newswatch.contract.Alert;
import org.w3c.dom.Document;

final class AlertFeedTest {

  private static Document parsed(Alert... alerts) throws Exception {
    String xml =
        AlertFeed.of(Samples.subscription(), "http://127.0.0.1:1/feeds/a%20b.xml", List.of(alerts));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  @Test
  void a_feed_tells_each_alert_by_its_id() throws Exception {
    Alert alert = Samples.alert("s-1", 1, "Ferry stands still");
    Document feed = parsed(alert, Samples.alert("s-2", 2, "Another"));

    assertThat(feed.getElementsByTagName("item").getLength()).isEqualTo(2);
    assertThat(feed.getElementsByTagName("guid").item(0).getTextContent()).isEqualTo(alert.id());
    assertThat(feed.getElementsByTagName("pubDate").item(0).getTextContent())
        .isEqualTo("Mon, 2 Nov 2026 09:00:01 GMT");
    assertThat(feed.getElementsByTagName("description").item(1).getTextContent())
        .contains("<mark>ferry</mark>");
  }

  @Property(tries = 200)
  void whatever_a_title_holds_the_feed_is_well_formed(@ForAll String title) throws Exception {
    Document feed = parsed(Samples.alert("s-1", 1, "x" + title));

    assertThat(feed.getElementsByTagName("item").getLength()).isEqualTo(1);
  }
}
