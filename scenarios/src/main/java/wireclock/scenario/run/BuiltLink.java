package wireclock.scenario.run;

import wireclock.link.LinkDirection;

/**
 * A link in place.
 *
 * @param name unique in the scenario
 * @param first node at the first endpoint
 * @param second node at the second endpoint
 * @param forward from first to second
 * @param backward from second to first
 */
record BuiltLink(String name, String first, String second, LinkDirection forward, LinkDirection backward) {}
