package wireclock.scenario;

import java.util.List;
import java.util.Map;
import wireclock.scenario.language.Amount;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.language.ListOf;
import wireclock.scenario.language.MapOf;
import wireclock.scenario.language.Marked;
import wireclock.scenario.language.Nested;
import wireclock.scenario.language.OneOrMany;
import wireclock.scenario.language.Section;
import wireclock.scenario.language.Text;
import wireclock.scenario.language.WholeNumber;

/** The words at the top of a scenario. */
final class ScenarioKeys {
    static final Key<Long> FORMAT = Key.standard("format", WholeNumber.from(1, 1), "1",
            "The version of this language.");
    static final Key<String> NAME = Key.optional("name", Text.of("name", "a name of a scenario",
            "It has small letters, digits and -.", "[a-z0-9][a-z0-9-]{0,63}"), "the file's",
            "What the scenario is called; results go to `runs/NAME`.");
    static final Key<String> DESCRIPTION = Key.optional("description", Text.ANY, "none", "What the scenario shows.");
    static final Key<Long> SEED = Key.standard("seed", WholeNumber.from(0, Long.MAX_VALUE), "1",
            "All chance of a run comes from it: the same seed gives the same run.");
    static final Key<Long> DURATION = Key.optional("duration", Amount.POSITIVE_TIME, "until nothing more can happen",
            "How long the run lasts, in virtual time.");
    static final Key<Long> SAMPLE = Key.optional("sample", Amount.POSITIVE_TIME,
            "a 200th of the duration, at least 1 ms; 100 ms without a duration",
            "The interval at which `series.csv` is sampled.");
    static final Key<Map<String, String>> PARAMS = Key.optional("params", new MapOf<>(Words.PARAMETER, Text.ANY),
            "none", "Values by name, put in wherever a value says `$name`; `--set name=value` overrides them.");

    static final Key<Fields> HOST = Key.optional("host", Nested.of(NodeKeys.HOST_DEFAULTS), "", "Of every host.");
    static final Key<Fields> ROUTER = Key.optional("router", Nested.of(NodeKeys.ROUTER_DEFAULTS), "",
            "Of every router.");
    static final Key<Fields> SWITCH = Key.optional("switch", Nested.of(NodeKeys.SWITCH_DEFAULTS), "",
            "Of every switch.");
    static final Key<Fields> HUB = Key.optional("hub", Nested.of(NodeKeys.HUB_DEFAULTS), "", "Of every hub.");
    static final Key<Fields> LINK = Key.optional("link", Nested.of(LinkKeys.LINK_DEFAULTS), "", "Of every link.");
    static final Key<Fields> TCP = Key.optional("tcp", Nested.of(TrafficKeys.TCP_DEFAULTS), "",
            "Of every TCP flow, and of TCP on every host.");
    static final Section DEFAULTS_SECTION = new Section("the defaults",
            "What holds for all nodes, links and flows that do not say otherwise.", HOST, ROUTER, SWITCH, HUB, LINK,
            TCP);
    static final Key<Fields> DEFAULTS = Key.optional("defaults", Nested.of(DEFAULTS_SECTION), "",
            "What holds for all nodes, links and flows that do not say otherwise.");

    static final Key<List<Marked<String>>> INCLUDE = Key.optional("include", new OneOrMany<>(Marked.of(Text.of(
            "relative path", "a path", "Write it as parts/office.yaml.", "[^\\p{Cntrl}]{1,4096}"))), "none",
            "Other files that this one goes on from. Their nodes, links, flows and all lists are joined with this "
                    + "file's; of `params` and `defaults` the later one holds, and this file comes last; their name, "
                    + "description, seed, duration, sample, sweep and report are left out.");
    static final Key<List<Fields>> GENERATE = Key.optional("generate", new OneOrMany<>(GenerateKeys.NETWORK), "none",
            "Networks drawn by rule. Their nodes and links are like any others: `nodes` and `links` may set some of "
                    + "them apart by name.");
    static final Key<Map<String, Fields>> NODES = Key.optional("nodes", new MapOf<>(Text.NAME, NodeKeys.NODE), "none",
            "The nodes by name, each by its kind alone or as a map.");
    static final Key<List<Fields>> LINKS = Key.optional("links", new ListOf<>(Nested.of(LinkKeys.LINK)), "none",
            "The links.");
    static final Key<List<Fields>> TRAFFIC = Key.optional("traffic", new ListOf<>(TrafficKeys.FLOWS), "none",
            "The flows.");
    static final Key<List<Fields>> FAULTS = Key.optional("faults", new ListOf<>(FaultKeys.FAULT), "none",
            "What goes wrong, and when.");
    static final Key<List<Marked<String>>> CAPTURE = Key.optional("capture", new ListOf<>(Marked.of(Words.ENDPOINT)),
            "none", "Links, nodes and interfaces whose frames are captured; `--capture` means all.");

    static final Key<Long> SNAP_LENGTH = Key.optional("snap_length", CaptureLimits.SNAP_LENGTH, "whole frames",
            "How much of each frame is kept, from its first byte: 96 B has all headers.");
    static final Key<Long> CAPTURE_PACKETS = Key.optional("packets", WholeNumber.from(1, Long.MAX_VALUE).of("packets"),
            "all", "After how many frames the capture ends; the run goes on.");
    static final Section CAPTURE_LIMITS_SECTION = new Section("the limits of captures",
            "How much is kept of what is captured, for long runs.", SNAP_LENGTH, CAPTURE_PACKETS);
    static final Key<Fields> CAPTURE_LIMITS = Key.optional("capture_limits", Nested.of(CAPTURE_LIMITS_SECTION), "none",
            "How much is kept of what is captured; `--snap-length` and `--capture-packets` say the same.");

    static final Key<List<Marked<Long>>> SNAPSHOT = Key.optional("snapshot", new ListOf<>(Marked.of(Amount.TIME)),
            "at the end", "The times at which the tables of all devices are noted, beside the end: the folder `tables/`.");

    static final Key<List<Fields>> ASSERT = Key.optional("assert", new ListOf<>(AssertKeys.ASSERTION), "none",
            "What is asserted of the run. If something does not hold, the exit status is 1.");
    static final Key<Fields> SWEEP = Key.optional("sweep", Nested.of(SweepKeys.SWEEP), "none",
            "What varies from run to run when `wireclock sweep` makes many of them.");
    static final Key<Fields> REPORT = Key.optional("report", Nested.of(ReportKeys.REPORT), "what is most asked for",
            "What the page of a sweep shows.");

    static final Section SCENARIO = new Section("a scenario",
            "A network, its traffic and how long it runs. This is the top of the file.", FORMAT, NAME, DESCRIPTION,
            SEED, DURATION, SAMPLE, SNAPSHOT, INCLUDE, PARAMS, DEFAULTS, GENERATE, NODES, LINKS, TRAFFIC, FAULTS,
            CAPTURE, CAPTURE_LIMITS, ASSERT, SWEEP, REPORT);

    private ScenarioKeys() {}
}
