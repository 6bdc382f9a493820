package wireclock.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes inside of tests. */
final class Launches {
    private Launches() {}

    /** What came of each test and each method: under its method's name, of several a number behind it. */
    static Map<String, TestExecutionResult> of(Class<?> testClass) {
        Map<String, TestExecutionResult> results = new LinkedHashMap<>();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                results.put(name(test), result);
            }
        });
        return results;
    }

    private static String name(TestIdentifier test) {
        var segments = test.getUniqueIdObject().getSegments();
        var last = segments.getLast();
        return last.getType().equals("test-template-invocation")
                ? method(segments.get(segments.size() - 2).getValue()) + last.getValue() + " " + test.getDisplayName()
                : method(last.getValue());
    }

    private static String method(String signature) {
        int bracket = signature.indexOf('(');
        return bracket < 0 ? signature : signature.substring(0, bracket);
    }
}
