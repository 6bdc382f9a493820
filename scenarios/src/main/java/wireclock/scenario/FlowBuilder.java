package wireclock.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wireclock.scenario.language.Fields;
import wireclock.scenario.language.Key;
import wireclock.scenario.source.Problems;

/** Makes a flow of its type, and reports what does not go together in it. */
final class FlowBuilder {
    private final @Nullable Long durationPs;
    private final Directory directory;
    private final Problems problems;

    FlowBuilder(@Nullable Long durationPs, Directory directory, Problems problems) {
        this.durationPs = durationPs;
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * Makes one flow.
     *
     * @param fields what the flow says over the defaults
     * @param tcp what the flow itself says about TCP: a host's settings stand between it and the defaults
     */
    FlowSpec build(Fields fields, FlowType type, FlowHeader header, TcpSpec tcp) {
        Long stopPs = header.stopPs();
        if (stopPs != null && stopPs <= header.startPs()) {
            problems.report(fields.place().at(TrafficKeys.STOP), "the flow stops before it starts",
                    "'stop' counts from the start of the run.");
        }
        return switch (type) {
            case TCP -> tcp(fields, header, tcp);
            case UDP -> udp(fields, header);
            case PING -> ping(fields, header);
            case TRACEROUTE -> traceroute(fields, header);
            case ARQ -> arq(fields, header);
        };
    }

    private TcpFlowSpec tcp(Fields fields, FlowHeader header, TcpSpec tcp) {
        TransferSpec transfer = transfer(fields);
        if (transfer.unlimited() && header.stopPs() == null) {
            reportEndless(fields);
        }
        Fields pause = fields.nested(TrafficKeys.READ_PAUSE, TrafficKeys.PAUSE);
        Long pauseFromPs = pause.find(TrafficKeys.PAUSE_FROM);
        Long pauseToPs = pause.find(TrafficKeys.PAUSE_TO);
        if (pauseFromPs != null && pauseToPs != null && pauseToPs <= pauseFromPs) {
            problems.report(pause.place().at(TrafficKeys.PAUSE_TO), "the pause ends before it begins");
        }
        Fields isn = fields.nested(TrafficKeys.INITIAL_SEQUENCE, TrafficKeys.ISN);
        Long backlog = fields.find(TrafficKeys.BACKLOG);
        if (backlog == null && fields.get(TrafficKeys.ACCEPT_INTERVAL) > 0) {
            problems.report(fields.place().at(TrafficKeys.ACCEPT_INTERVAL), "nobody waits for a server of one connection",
                    "Add 'backlog: 16' and the 'port' that flows share.");
        }
        boolean simultaneous = fields.get(TrafficKeys.OPEN) == Open.BOTH;
        if (simultaneous && (backlog != null || fields.get(TrafficKeys.FAST_OPEN) || !fields.get(TrafficKeys.LISTEN))) {
            problems.report(fields.place().at(TrafficKeys.OPEN), "where both ends connect, nobody listens",
                    "Leave out 'backlog', 'fast_open' and 'listen', or 'open: both'.");
        }
        if (fields.has(TrafficKeys.SERVER_MD5_KEY) && !fields.has(TrafficKeys.MD5_KEY)) {
            problems.report(fields.place().at(TrafficKeys.SERVER_MD5_KEY), "the client signs nothing",
                    "Give 'md5_key' too.");
        }
        return new TcpFlowSpec(header, transfer, new ReadingSpec(fields.find(TrafficKeys.READ_RATE),
                fields.find(TrafficKeys.READ_SIZE), pauseFromPs, pauseToPs), isn.find(TrafficKeys.ISN_CLIENT),
                isn.find(TrafficKeys.ISN_SERVER), fields.get(TrafficKeys.CLOSE), fields.get(TrafficKeys.CLOSE_DELAY),
                fields.get(TrafficKeys.LISTEN), port(fields), tcp, fields.get(TrafficKeys.FAST_OPEN), backlog,
                simultaneous,
                fields.get(TrafficKeys.ACCEPT_INTERVAL),
                new Md5Spec(fields.find(TrafficKeys.MD5_KEY), fields.find(TrafficKeys.SERVER_MD5_KEY)));
    }

    private TransferSpec transfer(Fields fields) {
        List<Fields> messages = fields.find(TrafficKeys.EXCHANGE);
        Long size = Boolean.TRUE.equals(fields.find(TrafficKeys.UNLIMITED)) ? Long.valueOf(TransferSpec.UNLIMITED)
                : fields.find(TrafficKeys.SIZE);
        if (size == null && (messages == null || messages.isEmpty())) {
            problems.report(fields.place().mark(), "a TCP flow needs to know what to send",
                    "Add 'size: 1 MB', 'size: unlimited' or an 'exchange'.");
            size = 0L;
        }
        if (fields.has(TrafficKeys.REPEAT) && (size == null || size == TransferSpec.UNLIMITED)) {
            problems.report(fields.place().at(TrafficKeys.REPEAT), "only a size can be repeated", "Add 'size: 1 MB'.");
        }
        Fields repeat = fields.nested(TrafficKeys.REPEAT, TrafficKeys.REPEATED);
        Long bursts = repeat.find(TrafficKeys.REPEAT_COUNT);
        return new TransferSpec(size == null ? 0 : size, bursts == null ? 1 : Math.toIntExact(bursts),
                repeat.get(TrafficKeys.REPEAT_GAP), fields.find(TrafficKeys.WRITE_SIZE),
                messages == null ? List.of() : messages.stream().map(this::message).toList());
    }

    private MessageSpec message(Fields fields) {
        MessageSpec message = MessageSpec.of(fields);
        if (message.sizeBytes() == 0) {
            problems.report(fields.place().mark(), "a message needs a size or a text", "Add 'size: 100 B'.");
        }
        return message;
    }

    private UdpFlowSpec udp(Fields fields, FlowHeader header) {
        if (header.stopPs() == null && !fields.has(TrafficKeys.COUNT) && !fields.has(TrafficKeys.UDP_SIZE)) {
            reportEndless(fields);
        }
        UdpFlowSpec.Pattern pattern = fields.get(TrafficKeys.PATTERN);
        for (Key<Long> key : List.of(TrafficKeys.ON, TrafficKeys.OFF)) {
            boolean needed = pattern == UdpFlowSpec.Pattern.ON_OFF;
            if (fields.has(key) && !needed) {
                problems.report(fields.place().at(key), "'" + key.name() + "' belongs to the pattern on-off only",
                        "Add 'pattern: on-off'.");
            } else if (!fields.has(key) && needed) {
                problems.report(fields.place().at(TrafficKeys.PATTERN), "the pattern on-off needs '" + key.name() + "'",
                        "Add '" + key.name() + ": 1 s'.");
            }
        }
        return new UdpFlowSpec(header, fields.get(TrafficKeys.RATE), Math.toIntExact(fields.get(TrafficKeys.PACKET)),
                pattern, fields.find(TrafficKeys.ON), fields.find(TrafficKeys.OFF), fields.find(TrafficKeys.UDP_SIZE),
                fields.find(TrafficKeys.COUNT), ttl(fields), port(fields),
                ReceivingSpec.of(fields, header, directory, problems), MarkingSpec.of(fields),
                fields.find(TrafficKeys.DF));
    }

    private PingFlowSpec ping(Fields fields, FlowHeader header) {
        if (header.stopPs() == null && !fields.has(TrafficKeys.COUNT)) {
            reportEndless(fields);
        }
        return new PingFlowSpec(header, fields.get(TrafficKeys.INTERVAL), fields.find(TrafficKeys.COUNT),
                Math.toIntExact(fields.get(TrafficKeys.PING_SIZE)), ttl(fields), fields.get(TrafficKeys.TIMEOUT),
                MarkingSpec.of(fields), fields.find(TrafficKeys.DF));
    }

    private static TracerouteFlowSpec traceroute(Fields fields, FlowHeader header) {
        return new TracerouteFlowSpec(header, fields.get(TrafficKeys.METHOD),
                Math.toIntExact(fields.get(TrafficKeys.MAX_HOPS)), Math.toIntExact(fields.get(TrafficKeys.QUERIES)),
                fields.get(TrafficKeys.PATIENCE));
    }

    private ArqFlowSpec arq(Fields fields, FlowHeader header) {
        if (header.stopPs() == null && fields.get(ArqKeys.SIZE) == TransferSpec.UNLIMITED) {
            reportEndless(fields);
        }
        return ArqFlowSpec.of(fields, header, problems);
    }

    private void reportEndless(Fields fields) {
        if (durationPs == null) {
            problems.report(fields.place().mark(), "this flow never ends, and nor does the scenario",
                    "Add a 'stop' to the flow or a 'duration' to the scenario.");
        }
    }

    private static int ttl(Fields fields) {
        return Math.toIntExact(fields.get(TrafficKeys.TTL));
    }

    private static @Nullable Integer port(Fields fields) {
        Long port = fields.find(TrafficKeys.PORT);
        return port == null ? null : Math.toIntExact(port);
    }
}
