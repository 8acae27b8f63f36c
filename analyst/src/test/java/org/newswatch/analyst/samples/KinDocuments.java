package org.newswatch.analyst.samples;

/** An answer for all requests: an article, a copy of it, and a copy of one that is not there. */
public final class KinDocuments {

  private static final String ORIGINAL = "a".repeat(32);

  public static final String COPY_ID = "f".repeat(32);

  private KinDocuments() {}

  /** A copy of {@link SampleDocuments#bridge}, in another paper, a day before. */
  public static String copy() {
    return """
        {"articleId":"%s","title":"Copied word for word","text":"Opened.",
         "source":{"id":"b","name":"Paper B"},
         "@timestamp":"2026-11-15T09:30:00Z","firstSeenAt":"2026-11-15T09:30:00Z",
         "storyId":"s9","nearDuplicateOf":"%s","similarity":0.93}
        """
        .formatted(COPY_ID, SampleDocuments.ID);
  }

  public static String answer() {
    return """
        {"_shards":{"failed":0},
         "hits":{"total":{"value":3,"relation":"eq"},"hits":[
          {"_source":{"articleId":"%1$s","title":"A crossing","text":"Opened.","revision":3,
            "source":{"id":"a","name":"Paper A"},"storyId":"s2",
            "revised":{"titleBefore":"A ferry","textAdded":0.29,"textRemoved":0.004,
              "entitiesAdded":"Anna Lind","entityIdsAdded":["p1"],
              "entitiesRemoved":["Velin"],"entityIdsRemoved":["l 1"],
              "daysAdded":[],"daysRemoved":["2026-11-01"]}}},
          {"_source":{"articleId":"%2$s","title":"B","text":"Opened.",
            "source":{"id":"b","name":"Paper B"},"storyId":"s1",
            "nearDuplicateOf":"%1$s","similarity":0.93}},
          {"_source":{"articleId":"%3$s","title":"C","text":"Closed.",
            "source":{"id":"c","name":"Paper C"},"storyId":"s3",
            "nearDuplicateOf":"%4$s"}}]},
         "aggregations":{
          "copies":{"buckets":[{"key":"%1$s","doc_count":4,"sources":{"buckets":[
            {"key":"b","doc_count":2},{"key":"d","doc_count":1},{"key":"a","doc_count":1}]}}]},
          "stories":{"buckets":[
            {"key":"s1","doc_count":3},{"key":"s2","doc_count":1},{"key":"s3","doc_count":1}]}}}
        """
        .formatted(ORIGINAL, "b".repeat(32), "c".repeat(32), "d".repeat(32));
  }
}
