package wireclock.packetdrill;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wireclock.device.Host;
import wireclock.device.NodeConfig;
import wireclock.engine.RandomStreams;
import wireclock.engine.Scheduler;
import wireclock.engine.SimTime;
import wireclock.ip.NetworkInterface;
import wireclock.wire.Ipv4Packet;
import wireclock.wire.Ipv4Prefix;
import wireclock.wire.TcpSegment;

/**
 * Runs one script against a host of its own, in virtual time: does what the script says when it says it, and compares
 * what the stack does with what the script expects.
 */
final class ScriptRun {
    /** How long a packet is waited for beyond the time at which it was expected. */
    private static final long PATIENCE_PS = 2 * SimTime.SECOND;
    private static final long LOCAL_MAC = 0x0200_0000_0001L;
    private static final long GATEWAY_MAC = 0x0200_0000_0002L;
    private static final int FIRST_REMOTE_PORT = 53_055;

    private final Script script;
    private final boolean strict;
    private final Environment environment;
    private final Scheduler scheduler = new Scheduler();
    private final Wire wire = new Wire(scheduler);
    private final Alarm alarm = new Alarm(scheduler.newComponent(), this::waitedLongEnough);
    private final Commands commands;
    private final CodeSnippets code = new CodeSnippets();
    private final NetworkInterface stack;
    private final SocketCalls calls;
    private final PacketInjector injector;
    private final PacketMatcher matcher;
    private final Map<Long, Conversation> conversations = new HashMap<>();
    private @Nullable Conversation current;
    private int nextRemotePort = FIRST_REMOTE_PORT;
    private @Nullable BlockedCall blocked;
    /** When the event before happened. */
    private long previousPs;

    private ScriptRun(Script script, boolean strict) throws ScriptException {
        this.script = script;
        this.strict = strict;
        environment = Environment.of(script.options());
        Host host = new Host(scheduler, new RandomStreams(1), "script", NodeConfig.DEFAULT);
        stack = host.addInterface("tun0", LOCAL_MAC, environment.localAddress(), 16, environment.mtu());
        commands = new Commands(new NetworkCommands(host.tcp(), stack));
        Counters.name(commands, host.tcp());
        int gateway = stack.prefix().address() | 0xFFFE;
        stack.arp().addPermanent(gateway, GATEWAY_MAC);
        stack.arp().addPermanent(environment.remoteAddress(), GATEWAY_MAC);
        host.ip().routes().add(new Ipv4Prefix(0, 0), gateway, stack, 0);
        stack.nic().attach(wire);
        calls = new SocketCalls(host.tcp(), environment, new StackSettings(commands), scheduler::nowPs, this::retry);
        injector = new PacketInjector(environment);
        matcher = new PacketMatcher(environment);
    }

    /**
     * Runs a script.
     *
     * @param strict whether times must be exact, and nothing may have been sent that the script does not name
     * @throws ScriptException if the script does not hold
     */
    static void run(Script script, boolean strict) throws ScriptException {
        new ScriptRun(script, strict).run();
    }

    private void run() throws ScriptException {
        commands.run(script.setup(), script.setupLine());
        for (Script.Event event : script.events()) {
            happen(event);
        }
        BlockedCall last = blocked;
        if (last != null) {
            wire.waitUntil(last.latestPs());
            finish(last);
        }
        Wire.Sent left = wire.peek();
        if (strict && left != null) {
            throw new ScriptException(0, "sent and not expected: " + left.packet());
        }
    }

    private void happen(Script.Event event) throws ScriptException {
        EventTime time = event.time();
        long basePs = time.kind() == EventTime.Kind.ABSOLUTE ? 0 : previousPs;
        if (event.action() instanceof Action.Expect expect) {
            expect(event, expect.packet(), basePs);
            return;
        }
        wire.waitUntil(Math.max(basePs + time.startPs(), scheduler.nowPs()));
        previousPs = scheduler.nowPs();
        switch (event.action()) {
            case Action.Inject inject -> inject(inject.packet(), event.line());
            case Action.Call call -> call(call, event, basePs);
            case Action.Command command -> {
                commands.run(command.text(), event.line());
                calls.settingsChanged();
            }
            case Action.Code snippet -> code.run(snippet.text(), ConnectionFacts.of(calls.newest(), scheduler.nowPs()),
                    event.line());
            case Action.Expect expect -> throw new IllegalStateException("handled above: " + expect);
        }
    }

    // --- packets of the peer -----------------------------------------------------------------------------------------

    private void inject(PacketPattern pattern, int line) throws ScriptException {
        Conversation conversation = conversationOfInbound(pattern);
        Ipv4Packet packet = injector.packet(pattern, conversation, line);
        stack.nic().receive(PacketInjector.frame(LOCAL_MAC, GATEWAY_MAC, packet));
    }

    private Conversation conversationOfInbound(PacketPattern pattern) {
        if (pattern.sourcePort() != PacketPattern.UNSAID) {
            Conversation conversation = conversations.computeIfAbsent(
                    ports(pattern.destinationPort(), pattern.sourcePort()),
                    ports -> new Conversation(pattern.destinationPort(), pattern.sourcePort()));
            current = conversation;
            return conversation;
        }
        PacketPattern.TcpPart tcp = pattern.tcp();
        boolean opens = tcp != null && (tcp.flags() & (TcpSegment.SYN | TcpSegment.ACK)) == TcpSegment.SYN;
        Conversation known = current;
        boolean fresh = opens && calls.takeFreshListener();
        if (known == null || fresh) {
            known = new Conversation(SocketCalls.LISTENING_PORT, nextRemotePort++);
            conversations.put(ports(known.localPort, known.remotePort), known);
            current = known;
        }
        return known;
    }

    // --- packets of the stack ----------------------------------------------------------------------------------------

    private void expect(Script.Event event, PacketPattern pattern, long basePs) throws ScriptException {
        EventTime time = event.time();
        boolean whenever = time.kind() == EventTime.Kind.ANY;
        long latestPs = whenever ? SimTime.NEVER / 2 : basePs + time.endPs() + PATIENCE_PS;
        Wire.Sent first = wire.next(latestPs);
        while (first != null && isOfAnotherConnection(first.packet())) {
            first = wire.next(latestPs);
        }
        if (first == null) {
            throw new ScriptException(event.line(), "no packet has been sent");
        }
        Conversation conversation = conversationOfOutbound(first.packet(), pattern);
        int bytes = 0;
        int flags = 0;
        if (first.packet().payload() instanceof TcpSegment segment) {
            bytes = segment.payload().length();
            flags = segment.flags();
            PacketPattern.TcpPart tcp = pattern.tcp();
            while (tcp != null && bytes < tcp.length() && PacketMatcher.isOnlyBeginning(tcp, segment)) {
                Wire.Sent more = wire.peek();
                if (more == null || !(more.packet().payload() instanceof TcpSegment next)
                        || more.timePs() != first.timePs()
                        || next.sequence() != segment.sequence() + bytes || bytes + next.payload().length() > tcp.length()
                        || !PacketMatcher.mayJoin(segment, next)) {
                    break;
                }
                wire.next(scheduler.nowPs());
                bytes += next.payload().length();
                flags = next.flags();
            }
            conversation.sent(segment.sequence());
        }
        String difference = matcher.difference(pattern, first.packet(), bytes, flags, conversation, event.line());
        if (difference != null) {
            throw new ScriptException(event.line(), difference);
        }
        if (!whenever) {
            checkTime(event, basePs, first.timePs());
        }
        previousPs = Math.max(first.timePs(), previousPs);
    }

    /** As in packetdrill: what connections send that the script has left behind is not looked at. */
    private boolean isOfAnotherConnection(Ipv4Packet packet) {
        Conversation known = packet.payload() instanceof TcpSegment segment
                ? conversations.get(ports(segment.sourcePort(), segment.destinationPort())) : null;
        return !strict && known != null && (known != current || calls.isFreshConnection());
    }

    private Conversation conversationOfOutbound(Ipv4Packet packet, PacketPattern pattern) {
        if (!(packet.payload() instanceof TcpSegment segment)) {
            return current != null ? current : new Conversation(0, 0);
        }
        long ports = ports(segment.sourcePort(), segment.destinationPort());
        Conversation conversation = conversations.get(ports);
        if (conversation == null) {
            conversation = new Conversation(segment.sourcePort(), segment.destinationPort());
            conversations.put(ports, conversation);
            current = conversation;
            calls.freshConnectionSeen();
        }
        PacketPattern.TcpPart tcp = pattern.tcp();
        if (tcp != null && (segment.has(TcpSegment.SYN) || !conversation.isSynchronizedOut() && !segment.has(TcpSegment.RST))) {
            conversation.learn(tcp.sequence(), segment.sequence());
        }
        return conversation;
    }

    private static long ports(int local, int remote) {
        return (long) local << 16 | remote;
    }

    private void checkTime(Script.Event event, long basePs, long seenPs) throws ScriptException {
        EventTime time = event.time();
        long earliestPs = basePs + time.startPs();
        long latestPs = basePs + time.endPs();
        long tolerancePs = strict ? 0 : Math.max(environment.tolerancePs(),
                Math.round(Environment.TOLERANCE_SHARE * Math.max(0, earliestPs - previousPs)));
        if (seenPs < earliestPs - tolerancePs || seenPs > latestPs + tolerancePs) {
            throw new ScriptException(event.line(), "expected at " + seconds(earliestPs)
                    + (time.isRange() ? " to " + seconds(latestPs) : "") + ", seen at " + seconds(seenPs));
        }
    }

    private static String seconds(long timePs) {
        return String.format(java.util.Locale.ROOT, "%.6f s", SimTime.toSeconds(timePs));
    }

    // --- calls of the application ------------------------------------------------------------------------------------

    private void call(Action.Call call, Script.Event event, long basePs) throws ScriptException {
        BlockedCall before = blocked;
        if (before != null) {
            finish(before);
        }
        Outcome outcome = calls.call(call, false, event.line());
        if (event.time().blocking()) {
            BlockedCall started = new BlockedCall(call, event.line(), basePs + event.time().endPs(), latest(event, basePs));
            if (outcome.blocks()) {
                blocked = started;
                long patiencePs = calls.patiencePs(call);
                if (patiencePs >= 0) {
                    alarm.set(scheduler, scheduler.nowPs() + patiencePs);
                }
                return;
            }
            started.returned(outcome, scheduler.nowPs());
            check(started);
            return;
        }
        check(call, outcome, event.line());
    }

    private long latest(Script.Event event, long basePs) {
        return basePs + event.time().endPs() + Math.max(environment.tolerancePs(),
                Math.round(Environment.TOLERANCE_SHARE * (event.time().endPs() - event.time().startPs())));
    }

    /** Something has changed: a call that has blocked may be able to return. */
    private void retry() {
        retry(false);
    }

    /** The call that has blocked has waited as long as it may. */
    private void waitedLongEnough() {
        retry(true);
    }

    private void retry(boolean over) {
        BlockedCall waiting = blocked;
        if (waiting == null || waiting.hasReturned()) {
            return;
        }
        try {
            Outcome outcome = calls.call(waiting.call(), over, waiting.line());
            if (!outcome.blocks()) {
                alarm.stop(scheduler);
                waiting.returned(outcome, scheduler.nowPs());
            }
        } catch (ScriptException e) {
            throw new IllegalStateException(e);
        }
    }

    private void finish(BlockedCall call) throws ScriptException {
        blocked = null;
        check(call);
    }

    private void check(BlockedCall call) throws ScriptException {
        if (!call.hasReturned()) {
            throw new ScriptException(call.line(), call.call().name() + " has not returned");
        }
        long tolerancePs = call.latestPs() - call.expectedPs();
        if (Math.abs(call.returnedPs() - call.expectedPs()) > tolerancePs) {
            throw new ScriptException(call.line(), call.call().name() + " expected to return at "
                    + seconds(call.expectedPs()) + ", returned at " + seconds(call.returnedPs()));
        }
        check(call.call(), call.outcome(), call.line());
    }

    private static void check(Action.Call call, Outcome outcome, int line) throws ScriptException {
        if (outcome.blocks()) {
            throw new ScriptException(line, call.name() + " blocks");
        }
        boolean any = call.result() instanceof Argument.Any;
        if (!any && !(call.result() instanceof Argument.Number)) {
            throw ScriptException.unsupported(line, "this result of " + call.name());
        }
        // As in packetdrill, an error without a name may be any.
        boolean anyError = call.errno().isEmpty() && outcome.value() < 0;
        if (call.result() instanceof Argument.Number number && (number.value() != outcome.value()
                || !anyError && !call.errno().equals(outcome.errno()))) {
            throw new ScriptException(line, call.name() + " expected "
                    + (number.value() + " " + call.errno()).strip() + ", returned " + outcome);
        }
    }
}
