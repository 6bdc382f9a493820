package wireclock.cli;

import picocli.CommandLine.Command;
import wireclock.scenario.ScenarioSchema;

/** Prints the JSON Schema of scenarios. */
@Command(name = "schema", description = "Prints the JSON Schema of scenarios, for editors to complete and check with.")
final class SchemaCommand implements Runnable {
    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        terminal.out().print(ScenarioSchema.json());
    }
}
