package wireclock.reports;

import java.util.Map;

/**
 * The scenario behind a run, as the manifest keeps it.
 *
 * @param name of the scenario
 * @param format version of the scenario language
 * @param sha256 of the scenario's file, in hexadecimal digits
 * @param resolved the scenario with all defaults and addresses, in maps whose order is fixed
 */
public record ScenarioSource(String name, int format, String sha256, Map<String, ?> resolved) {}
