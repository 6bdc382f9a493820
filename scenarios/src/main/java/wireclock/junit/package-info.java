/**
 * Scenarios as tests of JUnit Jupiter: {@link wireclock.junit.WireclockTest}. JUnit itself is the test project's to bring.
 */
@NullMarked
package wireclock.junit;

import org.jspecify.annotations.NullMarked;
