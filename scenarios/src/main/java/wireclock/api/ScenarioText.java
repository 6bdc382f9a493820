package wireclock.api;

import java.nio.file.Path;
import wireclock.scenario.Overrides;
import wireclock.scenario.Scenario;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/** Where a scenario comes from. */
sealed interface ScenarioText {
    Scenario load(Overrides overrides) throws ScenarioException;

    /** What stands for it on a command line. */
    String file();

    /** In a file. */
    record OfFile(Path path) implements ScenarioText {
        @Override
        public Scenario load(Overrides overrides) throws ScenarioException {
            return ScenarioLoader.load(path, overrides);
        }

        @Override
        public String file() {
            return path.toString();
        }
    }

    /** In a text. */
    record OfText(String file, String yaml) implements ScenarioText {
        @Override
        public Scenario load(Overrides overrides) throws ScenarioException {
            return ScenarioLoader.load(file, yaml, overrides);
        }
    }
}
