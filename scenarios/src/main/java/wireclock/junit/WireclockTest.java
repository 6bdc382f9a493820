package wireclock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what comes of a scenario, once a seed. The scenario is run before the method; what it asserts and does not
 * hold fails the test. The method may take the {@link wireclock.api.Run} and look for more. A failure says the seed and
 * the command that makes the same run.
 *
 * <pre>{@code
 * @WireclockTest(scenario = "first-look.yaml", seeds = "1..3", params = "loss=1 %")
 * void theCallIsUnderstood(Run run) {
 *     assertTrue(run.figure("voice.mos") > 3.6);
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(WireclockExtension.class)
public @interface WireclockTest {
    /** A resource beside the test class or from the root of the class path, or a file. */
    String scenario();

    /** {@code 1..3} or {@code 1, 4, 9}; that of the scenario if empty. */
    String seeds() default "";

    /** Parameters of the scenario, {@code name=value} each. */
    String[] params() default {};

    /** Instead of the scenario's duration, such as {@code 5 s}. */
    String until() default "";
}
