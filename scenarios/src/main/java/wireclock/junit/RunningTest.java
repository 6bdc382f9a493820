package wireclock.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import wireclock.api.Run;
import wireclock.api.Simulation;

/** Runs a simulation before its test, hands the run to it, and says with each failure how to make the same run. */
final class RunningTest implements BeforeTestExecutionCallback, ParameterResolver, TestExecutionExceptionHandler {
    private final Simulation simulation;
    private @Nullable Run run;

    RunningTest(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        run = simulation.run().verify();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Run.class && parameter.getDeclaringExecutable()
                .equals(context.getTestMethod().orElse(null));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Run made = run;
        if (made == null) {
            throw new ParameterResolutionException("the run has not been made yet");
        }
        return made;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Run made = run;
        if (made == null || failure instanceof TestAbortedException) {
            throw failure;
        }
        if (failure instanceof AssertionError assertion) {
            throw explained(assertion, made.reproduction());
        }
        failure.addSuppressed(new Reproduction(made.reproduction()));
        throw failure;
    }

    /** The same failure where it was, with what IDEs compare, and with how to make the run again in its message. */
    private static AssertionError explained(AssertionError failure, String reproduction) {
        String message = (failure.getMessage() == null ? "" : failure.getMessage() + "\n") + reproduction;
        AssertionError explained = failure instanceof AssertionFailedError known && known.isExpectedDefined()
                && known.isActualDefined()
                ? new AssertionFailedError(message, known.getExpected(), known.getActual(), failure)
                : new AssertionFailedError(message, failure);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }

    /** Goes with a failure that is no assertion's. */
    private static final class Reproduction extends Exception {
        private static final long serialVersionUID = 1L;

        Reproduction(String message) {
            super(message, null, false, false);
        }
    }
}
