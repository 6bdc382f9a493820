package wireclock.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wireclock.scenario.Overrides;
import wireclock.scenario.ScenarioLoader;
import wireclock.scenario.source.ScenarioException;

/** What may not be said of a switch, told at its place: in the words below behind the caret. */
class SwitchProblemsTest {
    private static final String BEFORE = "nodes: {a: host, b: host, s: {kind: switch, ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "aging: ^0 s | '0 s' is too little. The least is 1 ps.",
        "mac_table: ^0 | '0' is out of range. Write a number from 1 to 1000000.",
        "overflow: ^drop | 'drop' is not what to do with a newcomer. Write flood or replace.",
        "stp: ^maybe | 'maybe' is not a mode of the spanning tree. Write auto, true or false.",
        "stp: {priority: ^65536} | '65536' is out of range. Write a number from 0 to 65535.",
        "stp: {hello: ^20 s} | '20 s' is too much. The most is 10 s.",
        "stp: {max_age: ^40 s} | the spanning tree forwards before it has forgotten what no longer holds. "
                + "IEEE 802.1D asks for 2 x (forward_delay - 1 s) >= max_age.",
        "stp: ^{hello: 10 s} | the spanning tree gives the root up when a single message is lost. "
                + "IEEE 802.1D asks for max_age >= 2 x (hello + 1 s).",
        "igmp_snooping: ^1 | '1' is not true or false. Write true or false.",
        "ports: {eth0: {access: ^4095}} | '4095' is out of range. Write a number from 1 to 4094.",
        "ports: {eth0: {access: 4, trunk: ^[5]}} | 'access' and 'trunk' exclude each other. Keep one of them.",
        "ports: {eth0: {native: ^4}} | only a trunk has a native VLAN. "
                + "Add 'trunk: [...]', or say 'access: 4'.",
        "ports: {eth7: ^{access: 4}} | node 's': s has no port eth7. "
                + "Name an interface or a link; it has eth0 (a-s), eth1 (b-s).",
    })
    void isToldAtItsPlace(String word, String problem) throws Exception {
        String yaml = BEFORE + word.replace("^", "") + "}}\n"
                + "links: [{endpoints: [a, s]}, {endpoints: [b, s]}]\n";
        ScenarioException refused = catchThrowableOfType(ScenarioException.class, () ->
                ScenarioCheck.check(ScenarioLoader.load("t.yaml", yaml, Overrides.NONE)));
        assertThat(refused.problems()).singleElement().hasToString(
                "t.yaml:1:" + (BEFORE.length() + word.indexOf('^') + 1) + ": " + problem);
    }
}
