package wireclock.reports;

/**
 * What a column of a result table says, for people and for tools.
 *
 * @param name the header
 * @param unit of the cells; empty for texts and for numbers that count nothing, {@code 1} for shares
 * @param meaning one sentence
 */
public record ResultColumn(String name, String unit, String meaning) {}
