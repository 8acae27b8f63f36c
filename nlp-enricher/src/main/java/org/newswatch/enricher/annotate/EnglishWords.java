package org.newswatch.enricher.annotate;

import java.util.Set;

/** English words that decide where a name ends and what it names. */
final class EnglishWords {

  /** Stand before a person's name and are no part of it. */
  static final Set<String> TITLES =
      Words.list(
          "mr mr. mrs mrs. ms ms. miss mx mx. dr dr. prof prof. professor doctor sir lord lady dame"
              + " president vice-president chairman chairwoman chairperson chair minister senator"
              + " sen. sen rep. rep gov. governor general gen. gen colonel col. col captain capt."
              + " capt lieutenant lt. lt sergeant sgt. sgt sgt-maj. major maj. brigadier brig."
              + " admiral adm. commander commodore corporal cpl. inspector superintendent constable"
              + " const. commissioner detective judge justice king queen prince princess pope rev."
              + " rev reverend father fr. bishop archbishop cardinal rabbi imam sister brother first"
              + " emir amir sheikh shaikh sheikha sultan chancellor ambassador secretary premier"
              + " mayor hon. hon honourable honorable st. madam madame monsieur mademoiselle senor"
              + " señor señora shri sri smt smt. comrade director attorney prosecutor speaker"
              + " congressman congresswoman congressperson representative councillor councilor coach"
              + " chief deputy executive former ex acting prime foreign finance defence defense"
              + " auntie aunt uncle grandmother grandfather mother ranger officer analyst economist"
              + " spokesman spokeswoman spokesperson actor actress singer author reporter lawyer"
              + " advocate engineer artist leader pastor apostle prophet reverends messrs messrs."
              + " alhaji alhaja comandante asi brig highness highnesses majesty excellency h.e. hh he"
              + " the ustad maulana mullah ayatollah tengku datuk dato tun tan puan encik haji hajji");

  /** Titles that are given or family names as well: dropped only before two words more. */
  static final Set<String> TITLES_AND_NAMES =
      Words.list(
          "king queen prince pope bishop judge major general chancellor sister brother father"
              + " mother chief speaker director leader coach chair first prime foreign rabbi imam"
              + " sultan cardinal dean");

  static final Set<String> PRONOUNS =
      Words.list(
          "i me my mine you your yours he him his she her hers it its we us our ours"
              + " they them their theirs himself herself itself themselves myself yourself"
              + " who whom whose this that these those one someone everyone nobody");

  /** In capitals these are no pronouns: the country, the health organisation. */
  static final Set<String> CAPITAL_NAMES = Set.of("US", "WHO");

  /** Countries that the model leaves out again and again when they stand abbreviated. */
  static final Set<String> ABBREVIATED_PLACES =
      Set.of("US", "U.S.", "U.S", "USA", "U.S.A.", "UK", "U.K.", "U.K", "UAE", "DRC", "EU");

  /** Capitals that name no body: units, money, degrees, things everybody shortens. */
  static final Set<String> COMMON_CAPITALS =
      Set.of(
          ("AC AD AI AIDS AK AM API APP ATM ATMs AV BA BBQ BC BCE BMI BS BSc BST CAD CBD CCTV CD CDs"
                  + " CE CEO CEOs CET CFO CIO CO COO COVID CPI CPR CSR CST CT CTO CV CVs DC DIY DJ"
                  + " DJs DNA DVD EEZ EEZs EIA ESG EST ETA EV EVs FAQ FAQs FDI FM FMCG FTA FTAs FY"
                  + " GB GBP GDP GHG GHz GMO GMT GNP GPS GST GW HD HDI HIV HQ HR HTML HTTP ICT ICU"
                  + " ID IDP IDPs IDs II III IIII IPO IPOs IQ IT IV IX JPY KB KG KM KPI KPIs LED LGBT"
                  + " LGBTI LGBTQ LGBTQI LLB LNG LPG MA MB MBA MC MD MOU MOUs MP MPA MPhil MPs MRI"
                  + " MSc MSME MSMEs MVP MW MWh NFT NFTs NGO NGOs NOTE OK OR PC PCR PCs PDF PE PhD PIN"
                  + " PM PMs PPE PPP PR PST PT PTSD PVC QR R&D RAM RM RNA RNG ROI RPG RTI SARS SDG SDGs"
                  + " SIM SME SMEs SMS SOS SUV SUVs STD STDs STEM STI TB TED TV TVs UFO UHC URL US$"
                  + " USB USD UTC UV VAT VC VI VII VIII VIP VIPs VP VPN VR WC WTI XI XII XV XX AED"
                  + " BDT CNY EGP EUR GHS INR KES KRW KWD MXN MYR NAD NGN NZD OMR PHP PKR QAR RMB"
                  + " RWF SAR SGD THB TND TZS UGX VND ZAR AND THE FOR NOT BUT NEW SAYS WITH FROM"
                  + " NEWS LIVE VIDEO PHOTO PHOTOS READ MORE ALSO UPDATE BREAKING WATCH OPINION")
              .split(" "));

  /** Capitalised, and no part of a body's name behind "on" or "for". */
  static final Set<String> CALENDAR =
      Words.list(
          "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April"
              + " May June July August September October November December");

  private EnglishWords() {}
}
