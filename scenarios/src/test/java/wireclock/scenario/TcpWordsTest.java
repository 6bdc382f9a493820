package wireclock.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wireclock.scenario.run.ScenarioCheck;
import wireclock.scenario.source.ScenarioException;
import wireclock.tcp.AccurateEcnConfig;
import wireclock.tcp.EcnMode;
import wireclock.tcp.KeepAlive;
import wireclock.tcp.ListenConfig;
import wireclock.tcp.MetricsCache;
import wireclock.tcp.MtuProbing;
import wireclock.tcp.PathConfig;
import wireclock.tcp.Refinements;
import wireclock.tcp.SynCookies;
import wireclock.tcp.TcpConfig;

/** The words about the inside of TCP: what they come to in the stack, and what is refused. */
class TcpWordsTest {
    private static Scenario scenario(String hosts, String flow) throws ScenarioException {
        return ScenarioLoader.load("test.yaml", """
                name: words
                nodes:
                  a: {kind: host%s}
                  b: host
                links: [{endpoints: [a, b], rate: 1 Mbit/s}]
                traffic: [{type: tcp, from: a, to: b, size: 1 kB%s}]
                """.formatted(hosts, flow), Overrides.NONE);
    }

    private static TcpConfig stack(Scenario scenario) {
        TcpSpec said = Scenario.tcp((TcpFlowSpec) scenario.flows().getFirst(), scenario.nodes().getFirst());
        return said.stack().into(TcpConfig.DEFAULTS.with()).build();
    }

    private static TcpConfig stack(String hosts, String flow) throws ScenarioException {
        return stack(scenario(hosts, flow));
    }

    @Test
    void nothingSaidIsTheStackAsItIs() throws ScenarioException {
        TcpConfig config = stack("", "");
        TcpConfig standard = TcpConfig.DEFAULTS;
        assertThat(config).usingRecursiveComparison().isEqualTo(standard);
    }

    @Test
    void ecnHasAWordForEachWay() throws ScenarioException {
        assertThat(stack("", ", ecn: rfc3168").ecn()).isEqualTo(EcnMode.REQUEST);
        assertThat(stack("", ", ecn: accurate").ecn()).isEqualTo(EcnMode.ACCURATE);
        assertThat(stack("", ", ecn: accept-accurate").ecn()).isEqualTo(EcnMode.ACCEPT_ACCURATE);
        assertThat(stack("", ", ecn: accurate").accurateEcn()).isEqualTo(AccurateEcnConfig.DEFAULTS);
        assertThat(stack("", ", ecn: accurate, ecn_option: minimum").accurateEcn().option())
                .isEqualTo(AccurateEcnConfig.Option.MINIMUM);
        assertThat(stack("", ", ecn: true").ecn()).isEqualTo(EcnMode.REQUEST);
        assertThat(stack("", ", ecn: false").ecn()).isEqualTo(EcnMode.OFF);
        assertThat(stack("", ", ecn: accept").ecn()).isEqualTo(EcnMode.ACCEPT);
    }

    @Test
    void keepAliveIsOnWithAnyOfItsTimes() throws ScenarioException {
        long s = 1_000_000_000_000L;
        assertThat(stack("", ", keepalive: true").keepAlive()).isEqualTo(new KeepAlive(true, 7200 * s, 75 * s, 9));
        assertThat(stack("", ", keepalive: false").keepAlive().enabled()).isFalse();
        assertThat(stack("", ", keepalive: {idle: 10 s, count: 3}").keepAlive())
                .isEqualTo(new KeepAlive(true, 10 * s, 75 * s, 3));
        assertThat(stack(", tcp: {keepalive: {interval: 5 s}}", ", keepalive: {idle: 10 s}").keepAlive())
                .isEqualTo(new KeepAlive(true, 10 * s, 5 * s, 9));
        assertThat(stack(", tcp: {keepalive: {interval: 5 s}}", ", keepalive: false").keepAlive().enabled()).isFalse();
    }

    @Test
    void everyWordReachesTheStack() throws ScenarioException {
        TcpConfig config = stack("", ", tail_loss_probe: false, frto: false, undo: false, prr: false, abc: false, "
                + "hystart: false, ssthresh_from: flight-size, loss_detection: duplicates, rto: rfc6298, dsack: "
                + "false, reordering: 5, "
                + "max_reordering: 7, reordering_window: static, dup_threshold: false, retransmit_collapse: false, "
                + "segmentation_offload: false, kernel_timers: true, thin_linear_timeouts: true, "
                + "slow_start_after_idle: false, min_rto: 1 s, max_rto: 9 s, syn_retries: 2, "
                + "linear_syn_timeouts: 1, synack_retries: 3, retries: 8, user_timeout: 4 s, time_wait: 5 s, "
                + "fin_timeout: 6 s, rfc1337: true, receive_memory: 5000 B, receive_memory_limit: 6000 B, "
                + "window_clamp: 5500 B");
        assertThat(config.recovery().refinements()).isEqualTo(new Refinements(false, false, false, false, false,
                false, false, true));
        assertThat(config.recovery()).extracting("reordering", "maxReordering", "rack", "earlyRetransmit", "frto",
                "retransmitCollapse", "thinLinearTimeouts").containsExactly(5, 7, 7, 0, false, false, true);
        long s = 1_000_000_000_000L;
        assertThat(new long[] {config.minRtoPs(), config.maxRtoPs(), config.userTimeoutPs(), config.timeWaitPs(),
                config.finTimeoutPs()}).containsExactly(s, 9 * s, 4 * s, 5 * s, 6 * s);
        assertThat(new int[] {config.synRetries(), config.linearSyns(), config.synAckRetries(), config.retries()})
                .containsExactly(2, 1, 3, 8);
        assertThat(config.dsack() || config.slowStartAfterIdle()).isFalse();
        assertThat(config.rfc1337()).isTrue();
        assertThat(config.receiveMemoryBytes()).isEqualTo(5000);
        assertThat(config.receiveMemoryLimitBytes()).isEqualTo(6000);
        assertThat(config.windowClampBytes()).isEqualTo(5500);
    }

    @Test
    void theSearchForThePathsMtuHasItsWords() throws ScenarioException {
        MtuProbing probing = stack("",
                ", mtu_probing: on-black-hole, base_mss: 600 B, mtu_probe_interval: 60 s").path().probing();
        assertThat(probing).isEqualTo(new MtuProbing(MtuProbing.Mode.ON_BLACK_HOLE, 600, 48, 60_000_000_000_000L, 8));
        assertThat(stack("", ", mtu_probing: 'off'").path()).isEqualTo(PathConfig.DEFAULTS);
        assertThatThrownBy(() -> stack("",
                ", mtu_probing: 'on'")).hasMessageContaining("'on' is not a use of MTU probes");
    }

    @Test
    void whatIsRememberedHasThreeWords() throws ScenarioException {
        assertThat(stack("", ", metrics_cache: true").path().metrics()).isEqualTo(MetricsCache.ALL);
        assertThat(stack("", ", metrics_cache: false").path().metrics()).isEqualTo(MetricsCache.OFF);
        assertThat(stack("", ", metrics_cache: without-threshold").path().metrics())
                .isEqualTo(MetricsCache.WITHOUT_THRESHOLD);
    }

    @Test
    void aListeningPortHasItsWords() throws ScenarioException {
        Scenario scenario = scenario("", ", backlog: 7, syn_cookies: always, syn_backlog: 64, abort_on_overflow: true, "
                + "defer_accept: 2 s");
        TcpFlowSpec flow = (TcpFlowSpec) scenario.flows().getFirst();
        assertThat(Scenario.tcp(flow, scenario.nodes().getFirst()).stack().waiting(flow.backlog()))
                .isEqualTo(new ListenConfig(7, 64, SynCookies.ALWAYS, true, 2));
        assertThat(scenario("", "").flows()).singleElement().satisfies(plain -> assertThat(
                Scenario.tcp((TcpFlowSpec) plain, scenario.nodes().getFirst()).stack().waiting(null))
                .isEqualTo(ListenConfig.DEFAULTS));
        assertThatThrownBy(() -> scenario("", ", accept_interval: 1 s")).hasMessageContaining("Add 'backlog: 16'");
    }

    @Test
    void aKeyOfTheServerNeedsOneOfTheClient() throws ScenarioException {
        assertThat(((TcpFlowSpec) scenario("", ", md5_key: a, server_md5_key: b").flows().getFirst()).md5())
                .isEqualTo(new Md5Spec("a", "b"));
        assertThatThrownBy(() -> scenario("", ", server_md5_key: b")).hasMessageContaining("the client signs nothing");
    }

    @Test
    void whereBothEndsConnectNobodyListens() throws ScenarioException {
        assertThat(((TcpFlowSpec) scenario("", ", open: both").flows().getFirst()).simultaneous()).isTrue();
        assertThat(((TcpFlowSpec) scenario("", "").flows().getFirst()).simultaneous()).isFalse();
        assertThatThrownBy(() -> scenario("",
                ", open: both, backlog: 3, port: 80")).hasMessageContaining("nobody listens");
        assertThatThrownBy(() -> scenario("", ", open: both, listen: false")).hasMessageContaining("nobody listens");
    }

    @Test
    void aProfileStandsForAllWordsThatAreNotBesideIt() throws ScenarioException {
        Scenario scenario = scenario(", tcp: {min_rto: 300 ms, congestion: cubic}", ", profile: rfc, max_rto: 90 s");
        TcpConfig config = stack(scenario);
        assertThat(config.minRtoPs()).isEqualTo(1_000_000_000_000L);
        assertThat(config.maxRtoPs()).isEqualTo(90_000_000_000_000L);
        assertThat(config.linearSyns()).isZero();
        assertThat(((TcpFlowSpec) scenario.flows().getFirst()).tcp().congestion()).isEqualTo("newreno");
        // A word of the flow wins over a profile of the host.
        assertThat(stack(", tcp: {profile: rfc}", ", frto: true").recovery().frto()).isTrue();
        assertThat(stack(", tcp: {profile: rfc}", ", frto: true").recovery().earlyRetransmit()).isZero();
        assertThat(stack(", tcp: {profile: rfc}", ", profile: linux").recovery().earlyRetransmit()).isEqualTo(3);
    }

    @Test
    void whatIsWrongIsSaidWhereItStands() throws ScenarioException {
        assertThatThrownBy(() -> stack("", ", profile: bsd")).hasMessageContaining("'bsd' is not a profile of TCP");
        assertThatThrownBy(() -> stack("", ", ecn: maybe")).hasMessageContaining("'maybe' is not a mode of ECN");
        assertThatThrownBy(() -> stack("", ", ecn_option: always"))
                .hasMessageContaining("none, minimum, full or persistent");
        assertThatThrownBy(() -> ScenarioCheck.check(scenario("", ", ecn: true, ecn_option: minimum")))
                .hasMessageContaining("'ecn_option' is about Accurate ECN, which needs 'ecn: accurate'");
        ScenarioCheck.check(scenario("", ", ecn: accept-accurate, ecn_option: minimum"));
        assertThatThrownBy(() -> stack("", ", keepalive: {idel: 3 s}")).hasMessageContaining("idle");
        assertThatThrownBy(() -> stack("", ", tail_loss_probes: true")).hasMessageContaining("tail_loss_probe");
        assertThatThrownBy(() -> stack("", ", syn_retries: 256")).hasMessageContaining("255");
        assertThatThrownBy(() -> ScenarioCheck.check(scenario("", ", min_rto: 3 s, max_rto: 2 s")))
                .hasMessageContaining("'min_rto' is longer than 'max_rto'");
        assertThatThrownBy(() -> ScenarioCheck.check(scenario("", ", max_reordering: 2")))
                .hasMessageContaining("'reordering' is more than 'max_reordering'");
        assertThatThrownBy(() -> ScenarioCheck.check(scenario("", ", receive_memory: 10 MB")))
                .hasMessageContaining("'receive_memory' is more than 'receive_memory_limit'");
    }
}
