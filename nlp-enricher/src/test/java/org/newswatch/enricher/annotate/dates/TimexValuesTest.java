package org.newswatch.enricher.annotate.dates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences of our own with what TIMEX3's guidelines have marked in them. */
final class TimexValuesTest {

  /** All published on Friday, 22 March 2013. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // days
        "The envoy said Friday that talks had failed.|Friday = 2013-03-22",
        "The envoy arrived Thursday.|Thursday = 2013-03-21",
        "He will leave on Monday.|Monday = 2013-03-25",
        "Police said Wednesday that they would search on Saturday.|Wednesday = 2013-03-20; Saturday = 2013-03-23",
        "She was born on March 3, 1964, in Oslo.|March 3, 1964 = 1964-03-03",
        "The vote on Tuesday, April 9, is open.|Tuesday, April 9 = 2013-04-09",
        "It opened Dec. 12 and closed Jan. 4.|Dec. 12 = 2012-12-12; Jan. 4 = 2013-01-04",
        "Rain fell yesterday and today.|yesterday = 2013-03-21; today = 2013-03-22",
        "The first anniversary is Monday.|Monday = 2013-03-25",
        "He died the day before yesterday.|the day before yesterday = 2013-03-20",
        "They met last Tuesday.|last Tuesday = 2013-03-19",
        "They meet again next Tuesday.|next Tuesday = 2013-03-26",
        "The bank shut on March 15 and reopened the next day.|March 15 = 2013-03-15; the next day = 2013-03-16",
        "He was held on March 15. He was freed the same day.|March 15 = 2013-03-15; the same day = 2013-03-15",
        "He was held on March 15. A lawyer had called the previous day.|March 15 = 2013-03-15; the previous day = 2013-03-14",
        "The ship sank on March 15. Two days later divers found it.|March 15 = 2013-03-15; Two days later = 2013-03-17",
        "The Sept. 11 attacks changed that.|Sept. 11 = 2001-09-11",
        // parts of days, times
        "A bomb went off Monday night.|Monday night = 2013-03-18TNI",
        "Troops left early Tuesday morning.|early Tuesday morning = 2013-03-19TMO",
        "Doctors will speak this afternoon.|this afternoon = 2013-03-22TAF",
        "He was shot last night.|last night = 2013-03-21TNI",
        "Fans queued tonight.|tonight = 2013-03-22TNI",
        "The game starts at 8 p.m. Monday.|8 p.m. Monday = 2013-03-25T20:00",
        "The blast came at 10:00 GMT.|10:00 GMT = 2013-03-22T10:00Z",
        "It struck at 3:30 a.m. on Thursday.|3:30 a.m. = 2013-03-21T03:30; Thursday = 2013-03-21",
        // weeks and weekends
        "The court rules this week.|this week = 2013-W12",
        "It ruled last week.|last week = 2013-W11",
        "Exams begin next week.|next week = 2013-W13",
        "Earlier this week he quit.|Earlier this week = 2013-W12",
        "They sailed last weekend.|last weekend = 2013-W11-WE",
        "Snow is due this weekend.|this weekend = 2013-W12-WE",
        "He fell ill two weeks ago.|two weeks ago = 2013-W10",
        // months
        "Sales fell in February.|February = 2013-02",
        "Sales will rise in October.|October = 2013-10",
        "Sales rose in October.|October = 2012-10",
        "The film opened last month.|last month = 2013-02",
        "The film opens next month.|next month = 2013-04",
        "He retired in May 2011.|May 2011 = 2011-05",
        "She left in early June.|early June = 2012-06",
        "They agreed earlier this month.|earlier this month = 2013-03",
        "The deal was signed three months ago.|three months ago = 2012-12",
        "The report is due by the end of the month.|the end of the month = 2013-03",
        "The trial opens in the first week of April.|the first week of April = 2013-W14",
        // quarters, seasons, halves
        "Profit rose in the fourth quarter.|the fourth quarter = 2012-Q4",
        "Profit rose in the third quarter of 2012.|the third quarter of 2012 = 2012-Q3",
        "Its first-quarter loss widened.|first-quarter = 2013-Q1",
        "Profit fell last quarter.|last quarter = 2012-Q4",
        "Output grew in the first half of 2012.|the first half of 2012 = 2012-H1",
        "They wed last summer.|last summer = 2012-SU",
        "The bridge opens next spring.|next spring = 2014-SP",
        "It was built in the spring of 2010.|the spring of 2010 = 2010-SP",
        "The fall of the wall was shown.|''",
        // years
        "She resigned last year.|last year = 2012",
        "Prices will rise next year.|next year = 2014",
        "He has won twice this year.|this year = 2013",
        "He won in 1996 and 2004.|1996 = 1996; 2004 = 2004",
        "By late 2011 the firm was broke.|late 2011 = 2011",
        "It will open in mid-2014.|mid-2014 = 2014",
        "A year ago he was unknown.|A year ago = 2012",
        "5000 years ago it was sea.|5000 years ago = PAST_REF",
        "Profit fell in the year to March.|the year = P1Y; March = 2013-03",
        "Ten years ago it was sand.|Ten years ago = 2003",
        "Sales in January were lower than a year earlier.|January = 2013-01; a year earlier = 2012-01",
        "Exports rose 4 percent from the same period last year.|the same period last year = 2012",
        "By the end of the year it had none left.|the end of the year = 2013",
        "The firm lost money in fiscal 2012.|fiscal 2012 = FY2012",
        "Killed were 2000 people.|''",
        // decades, centuries
        "Music of the 1980s is back.|the 1980s = 198",
        "In the early 1990s he fled.|the early 1990s = 199",
        "The '60s were loud.|The '60s = 196",
        "A castle of the 14th century burned.|the 14th century = 13",
        "She is in her 70s.|''",
        // lengths
        "He served two years.|two years = P2Y",
        "The talks took three and a half hours.|three and a half hours = PT3.5H",
        "The truce held for several weeks.|several weeks = PXW",
        "The siege lasted 900 days.|900 days = P900D",
        "He was silent for decades.|decades = PXY",
        "A five-year plan was agreed.|A five-year = P5Y",
        "She has worked there over the past five years.|the past five years = P5Y",
        "It may take the next few months.|the next few months = PXM",
        "It was the third time in a decade.|a decade = P10Y",
        "It rained for the past week.|the past week = P1W",
        "He waited half an hour.|half an hour = PT30M",
        "Four consecutive quarters were bad.|Four consecutive quarters = P4Q",
        "A 27-year-old man was held.|''",
        "The boy is nine years old.|''",
        // sets
        "The paper appears daily.|daily = P1D",
        "They meet every week.|every week = P1W",
        "They meet every two weeks.|every two weeks = P2W",
        "They meet twice a month.|a month = P1M",
        "They pray every Friday.|every Friday = XXXX-WXX-5",
        "The shop is shut Mondays.|Mondays = XXXX-WXX-1",
        "It reports quarterly.|quarterly = P1Q",
        // vague
        "He is now free.|now = PRESENT_REF",
        "She currently lives in Rome.|currently = PRESENT_REF",
        "He was recently freed.|recently = PAST_REF",
        "In recent years it has grown.|recent years = PAST_REF",
        "In the past, it failed.|the past = PAST_REF",
        "It may fail in the future.|the future = FUTURE_REF",
        "In the near future it may fail.|the near future = FUTURE_REF",
        // no dates
        "On second thoughts he may march.|''",
        "It was the first time.|''",
        "Route 2000 and $ 1999 are numbers.|''",
      })
  void a_sentence_has_these_times_and_no_others(String sentence, String values) {
    assertThat(EnglishText.values("2013-03-22", sentence)).isEqualTo(values);
  }
}
