package wireclock.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import wireclock.sweep.EngineException;
import wireclock.sweep.SweepSettings;
import wireclock.sweep.SweepWork;

/** How Spark is started: what the user has set as {@code spark.…} wins over all that is said here. */
final class SparkSetup {
    /** What the URL of a cluster of Spark's own kind begins with. */
    static final String CLUSTER = "spark://";
    /** As often as Spark tries by default; on its own in one process it would try once. */
    static final int TRIES = 4;

    private static final int CONNECT_MS = 5_000;

    private final SparkConf conf = new SparkConf();
    private final String master;

    /**
     * @param engine {@code spark}, or the URL of a master
     */
    SparkSetup(String engine, SweepWork work, SweepSettings settings) throws EngineException {
        if (engine.startsWith(CLUSTER)) {
            conf.setMaster(engine);
        }
        conf.setIfMissing("spark.master", "local[" + settings.jobs() + "," + TRIES + "]");
        conf.setIfMissing("spark.app.name", "wireclock sweep " + work.scenario().plan().name());
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // The limit is on all results of a job together; they go to the journal one by one and are not kept.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        master = conf.get("spark.master");
        if (isLocal()) {
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
        } else {
            refuseWhatIsNotThere(work);
            sendClasses();
            findMaster();
        }
    }

    SparkConf conf() {
        return conf;
    }

    String master() {
        return master;
    }

    /** In one process, this one; "local-cluster" is in several. */
    private boolean isLocal() {
        return master.equals("local") || master.startsWith("local[");
    }

    private static void refuseWhatIsNotThere(SweepWork work) throws EngineException {
        if (work.scenario().base().assertions().stream().anyMatch(each -> each.baseline() != null)) {
            throw new EngineException("The scenario compares with a 'baseline', a folder that the machines of a cluster "
                    + "do not have. Use --engine local, or --engine spark without a cluster.");
        }
    }

    /** The jars of this program, or in a build that has no jars yet, where its classes are on this machine. */
    private void sendClasses() throws EngineException {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> type : new Class<?>[] {SweepWork.class, SparkSetup.class}) {
            try {
                places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new EngineException("The program's own jar cannot be found.", e);
            }
        }
        if (places.stream().allMatch(Files::isRegularFile)) {
            conf.setIfMissing("spark.jars", places.stream().map(Path::toString).collect(Collectors.joining(",")));
        } else {
            String own = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                    .map(each -> Path.of(each).toAbsolutePath().toString())
                    .collect(Collectors.joining(File.pathSeparator));
            conf.setIfMissing("spark.executor.extraClassPath", own);
        }
    }

    /** Spark itself tries for a minute, and then says something about a stopped context. */
    private void findMaster() throws EngineException {
        if (!master.startsWith(CLUSTER)) {
            return;
        }
        EngineException none = new EngineException("No Spark master answers at " + master + ".");
        for (String address : master.substring(CLUSTER.length()).split(",", -1)) {
            int colon = address.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(address.substring(colon + 1));
                socket.connect(new InetSocketAddress(address.substring(0, Math.max(colon, 0)), port), CONNECT_MS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }
}
