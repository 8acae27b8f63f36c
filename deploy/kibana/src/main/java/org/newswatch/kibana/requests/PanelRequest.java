package org.newswatch.kibana.requests;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel, a list or a control asks for.
 *
 * @param dashboard the title of its dashboard
 * @param panel the panel's title
 * @param index what is asked
 * @param body of {@code _search}
 */
public record PanelRequest(String dashboard, String panel, String index, ObjectNode body) {

  @Override
  public String toString() {
    return dashboard + ", " + panel;
  }
}
