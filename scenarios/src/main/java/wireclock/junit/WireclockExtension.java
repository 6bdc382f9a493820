package wireclock.junit;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import wireclock.api.Simulation;
import wireclock.api.Wireclock;

/** Makes a test of each seed of a {@link WireclockTest}. */
final class WireclockExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), WireclockTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        WireclockTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), WireclockTest.class)
                .orElseThrow();
        Simulation simulation = simulation(test, context.getRequiredTestClass());
        List<TestTemplateInvocationContext> tests = new ArrayList<>();
        for (long seed : test.seeds().isBlank() ? List.of(simulation.seed()) : Seeds.of(test.seeds())) {
            tests.add(new SeededTest(test.scenario(), simulation.seed(seed)));
        }
        return tests.stream();
    }

    private static Simulation simulation(WireclockTest test, Class<?> testClass) {
        Simulation simulation = scenario(test.scenario(), testClass);
        for (String param : test.params()) {
            int equals = param.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + param + "' sets no parameter. Write name=value.");
            }
            simulation = simulation.set(param.substring(0, equals).strip(), param.substring(equals + 1).strip());
        }
        return test.until().isBlank() ? simulation : simulation.until(test.until());
    }

    private static Simulation scenario(String name, Class<?> testClass) {
        for (String resource : List.of(name, "/" + name)) {
            URL url = testClass.getResource(resource);
            if (url != null) {
                return Wireclock.resource(testClass, resource);
            }
        }
        if (Files.exists(Path.of(name))) {
            return Wireclock.file(Path.of(name));
        }
        throw new IllegalArgumentException("there is no scenario '" + name + "': neither a resource beside "
                + testClass.getName() + " or at the root of the class path, nor a file in "
                + Path.of("").toAbsolutePath());
    }

    /** The test of one seed. */
    private record SeededTest(String scenario, Simulation simulation) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocation) {
            return scenario + ", seed " + simulation.seed();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new RunningTest(simulation));
        }
    }
}
