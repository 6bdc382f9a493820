package wireclock.reports.assertion;

import wireclock.engine.SimTime;

/**
 * What is asserted, apart from the condition.
 *
 * @param text as the scenario says it, in one line
 * @param fromPs from when on it is looked at
 * @param toPs until when, {@link SimTime#NEVER} for the end of the run
 * @param because why it should be so, or empty
 * @param onlyWarns whether the run passes though it does not hold
 */
public record Claim(String text, Form form, long fromPs, long toPs, String because, boolean onlyWarns) {
    /** When the condition has to hold. */
    public enum Form {
        /** At the end, of the time looked at. */
        THAT,
        /** At every moment. */
        ALWAYS,
        /** At no moment. */
        NEVER,
        /** At one moment at least. */
        EVENTUALLY
    }
}
