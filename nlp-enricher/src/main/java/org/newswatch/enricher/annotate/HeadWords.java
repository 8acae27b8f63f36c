package org.newswatch.enricher.annotate;

import java.util.Set;

/** Words that say what the name around them is the name of. */
final class HeadWords {

  /** Bodies, capitalised: {@code Ministry of ...}, {@code ... Council}. */
  static final Set<String> BODIES =
      Words.list(
          "Academy Administration Agency Airlines Airways Alliance Ambassadors Archive Army Assembly"
              + " Association Authority Bakery Bank Bar Brigade Broadcasting Bureau Cabinet"
              + " Caucus Center Centre Chamber Chambers Church Club Coalition College Commission"
              + " Committee Community Companies Company Confederation Congress Consortium Consulate"
              + " Corp Corporation Corps Council Councils Court Courts Department Departments"
              + " Directorate Division Embassy Enterprise Enterprises Entertainment Faculty Federation"
              + " Fellowship Fleet Force Forces Foundation Front Fund Government Group Guard Guards"
              + " Guild Herald Holding Holdings Inc Industries Initiative Institute Institution Insurance"
              + " Intelligence Journal Judiciary Junta Labs Laboratory League Legislature Library Limited Ltd"
              + " Ministries Ministry Mission Motors Movement Municipality Museum Navy Network News"
              + " Observatory Office Orchestra Organisation Organization Parliament Partners Party"
              + " Police Post Press Prosecutor Registry Regiment Railway Railways School Schools"
              + " Secretariat Securities Senate Service Services Shimbun Society Squadron Studio"
              + " Studios Syndicate Systems Taskforce Team Technologies Telecom Telegraph Theatre Times"
              + " Tribunal Tribune Trust Union Unions Unit Universities University Ventures Week Yard TV"
              + " Radio Daily Weekly Bakeries Airline Motor Brewery Breweries Foods Pharmaceuticals"
              + " Petroleum Energy Telecommunications Communications Capital Financial Solutions"
              + " Logistics Media Pictures Records Games Software Electronics Automotive Aviation"
              + " Steel Cement Mining Minerals Metals Resources Oil Gas Power Electric Water");

  /** Bodies that others stand behind: {@code Ministry of Fisheries and Oceans}. */
  static final Set<String> LEADING_BODIES =
      Words.list(
          "Academy Agency Alliance Association Authority Bank Board Bureau Center Centre Chamber"
              + " Church Club Coalition College Commission Committee Confederation Conference Congress Council"
              + " Court Department Directorate Faculty Federation Forum Foundation Front Fund"
              + " Government Group Institute Institution League Ministry Movement Museum Network Office"
              + " Organisation Organization Party Registry Royal School Secretariat Service Society"
              + " System Theatre Trust Union University Archive Embassy Parliament Assembly Senate Force Guild"
              + " Observatory Laboratory Company Corporation Police House Houses");

  /** Places, capitalised: {@code ... Street}, {@code ... National Park}. */
  static final Set<String> PLACES =
      Words.list(
          "Airport Alley Archipelago Arch Area Arena Avenue Barracks Basin Bay Beach Bluff Boulevard"
              + " Bridge Bypass Camp Canal Canyon Cape Capitol Castle Cathedral Cave Caves Cemetery"
              + " City Coast Corridor County Cove Creek Crossing Dam Delta Desert District Drive"
              + " Falls Farm Fort Forest Garden Gardens Gate Glacier Gulf Harbor Harbour Heights"
              + " Highlands Highway Hill Hills Hostel Hotel Interchange Island Islands Isles Isthmus"
              + " Junction Lagoon Lake Lakes Lane Lodge Mall Mansion Market Mausoleum Memorial Mine"
              + " Monastery Monument Mosque Mount Mountain Mountains Oasis Ocean Palace Park Parish Pass"
              + " Path Peak Peninsula Pier Place Plain Plains Plateau Plaza Point Port Prefecture"
              + " Province Quay Ranch Range Reef Region Reserve Reservoir Resort Ridge River Rivers"
              + " Road Route Sanctuary Sea Shrine Square Stadium State Strait Street Streets Suburb"
              + " Temple Terminal Territory Tower Towers Town Township Trail Tunnel Valley Village"
              + " Villa Villas Volcano Ward Waterfall Waterfront Wharf Wildlife Woods Zoo Roundabout"
              + " Expressway Motorway Courthouse Tavern Bluffs Corniche");

  /** Places that end a name in small letters: {@code Van province}. */
  static final Set<String> SMALL_PLACES =
      Words.list("province county mine hospital airport palace station complex valley upazila");

  /** Places whose own name stands behind: {@code City of Windhoek}. */
  static final Set<String> PLACES_OF =
      Words.list(
          "City State Strait Straits Sultanate Republic Gulf Isthmus Isle Isles Municipality Town"
              + " Department Emirate Bay Port Cape Mount Lake Sea Principality Duchy");

  /** What happens at a time, capitalised. */
  static final Set<String> EVENTS =
      Words.list(
          "Award Awards Biennale Campaign Celebration Celebrations Carnival Championship"
              + " Championships Cup Day Derby Earthquake Election Elections Exhibition Expo Fair"
              + " Festival Final Finals Games Genocide Hackathon Holocaust Hurricane Intifada Marathon"
              + " Massacre Olympics Open Pandemic Paralympics Prix Rally Rebellion Referendum"
              + " Revolution Summit Tournament Trophy Tsunami Typhoon Uprising War Wars Week Conference"
              + " Congresses Convention Symposium Webinar Workshop Mutiny Ceremony Grand-Prix");

  /** What is neither body nor place nor event, though it has a name. */
  static final Set<String> THINGS =
      Words.list(
          "Accord Accords Act Agreement Agreements Amendment Bill Bills Bond Bonds Charter Code"
              + " Constitution Convention Decree Declaration Directive Doctrine Framework Index"
              + " Law Laws Mechanism Memorandum Ordinance Package Pact Plan Policy Prize Programme Program Project Protocol"
              + " Report Resolution Scheme Strategy Treaty Vision Agenda Rule Regulation Regulations"
              + " Process Standard Standards Tax Visa Virus Disease Syndrome Vaccine");

  /** Roles that stand before the body they are held in. */
  static final Set<String> ROLES =
      Words.list(
          "Head Heads Member Members Director Directors Chairman Chairwoman Chairperson Chair"
              + " Chief Secretary Minister Ministers President Manager Fellow Professor Dean Governor"
              + " Spokesman Spokeswoman Spokesperson Commissioner Ambassador Leader Officer Advisor"
              + " Adviser Coordinator Representative Representatives Speaker Commander Commander-in-Chief Command Rector");

  /** Bodies of a state that are named after its people: the Nicaraguan Government. */
  static final Set<String> STATE_BODIES =
      Words.list(
          "Government Army Navy Embassy Parliament Congress Senate Police Cabinet Presidency Consulate"
              + " Ministry Assembly Constitution-Court");

  /** Companies and services that everybody knows by one word. */
  static final Set<String> COMPANIES =
      Words.list(
          "Adidas Airbnb Airbus Alibaba Alphabet Barclays Bitfinex BlackBerry Bloomberg Boeing"
              + " Booking.com ByteDance Carrefour Chevron Citigroup Coinbase Deutsche-Bank eBay Ericsson"
              + " ExxonMobil Facebook Foxconn Gazprom GlaxoSmithKline Glencore Google Gucci Huawei Hyundai"
              + " Ikea Instagram Intel Lenovo LinkedIn Lockheed Lufthansa Lukoil Mastercard McDonald's"
              + " Microsoft Moderna Naftogaz Nestle Nestlé Netflix Nike Nintendo Nissan Nokia Novartis"
              + " Nvidia OpenAI Oppo Oracle PayPal Pfizer Pinterest Qualcomm Reddit Renault Reuters Roche"
              + " Rosneft Ryanair Saab Samsung Sberbank Siemens Skype Snapchat Sony SpaceX Spotify"
              + " Starbucks Starlink Telegram Tencent Tesla TikTok Toyota Twitter Uber Unilever Viber Visa"
              + " Vodafone Volkswagen Volvo Wagner Walmart Weibo WeChat WhatsApp Wikipedia Xiaomi Yahoo"
              + " Yandex YouTube Zoom Hamas Hezbollah Taliban Interpol Europol Frontex Kremlin Pentagon"
              + " Bundestag Knesset Duma Rada Sejm Likud Eskom Greenpeace Oxfam Sotheby's Christie's");

  private HeadWords() {}
}
