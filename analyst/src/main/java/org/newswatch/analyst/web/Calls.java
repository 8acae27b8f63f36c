package org.newswatch.analyst.web;

import java.util.List;
import java.util.stream.Stream;
import org.newswatch.analyst.attention.AttentionCalls;
import org.newswatch.analyst.attention.AttentionRest;
import org.newswatch.analyst.calendar.CalendarCalls;
import org.newswatch.analyst.calendar.CalendarRest;
import org.newswatch.analyst.entities.DecisionCalls;
import org.newswatch.analyst.entities.DecisionRest;
import org.newswatch.analyst.entities.EntityCalls;
import org.newswatch.analyst.entities.EntityRest;
import org.newswatch.analyst.entities.RisingCalls;
import org.newswatch.analyst.rest.Endpoint;
import org.newswatch.analyst.revisions.RevisionCalls;
import org.newswatch.analyst.revisions.RevisionRest;
import org.newswatch.analyst.search.SearchCalls;
import org.newswatch.analyst.search.SearchRest;
import org.newswatch.analyst.stories.StoryCalls;
import org.newswatch.analyst.stories.StoryRest;

/** All that can be asked. */
public record Calls(
    SearchCalls search,
    StoryCalls stories,
    CalendarCalls calendar,
    AttentionCalls attention,
    RevisionCalls revisions,
    EntityCalls entities,
    DecisionCalls decisions,
    RisingCalls rising,
    Desked desked,
    LongWork work) {

  /** All of it as REST. */
  List<Endpoint> endpoints() {
    return Stream.of(
            SearchRest.endpoints(search),
            StoryRest.endpoints(stories),
            CalendarRest.endpoints(calendar),
            AttentionRest.endpoints(attention),
            RevisionRest.endpoints(revisions),
            EntityRest.endpoints(entities, rising),
            DecisionRest.endpoints(decisions),
            desked.endpoints(),
            work.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
