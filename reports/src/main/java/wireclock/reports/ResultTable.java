package wireclock.reports;

import java.util.List;

/**
 * What a result table says, for people and for tools.
 *
 * @param file its path in the result folder
 * @param meaning what a row is, and when the file is there
 * @param columns in their order
 */
public record ResultTable(String file, String meaning, List<ResultColumn> columns) {}
