package org.newswatch.analyst.web;

import io.javalin.config.RoutesConfig;

/** The pages of one subject. */
interface PageRoutes {

  /** Puts them into a server. */
  void route(RoutesConfig routes);
}
