package wireclock.packetdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the language of scripts can say is understood, and judged: each construct right, and with something wrong. */
class ScriptLanguageTest {
    private static final String OPEN = """
            `sysctl -q net.ipv4.tcp_congestion_control=reno`
            0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
            +0 bind(3, ..., ...) = 0
            +0 listen(3, 4) = 0
            +.1 < S 0:0(0) win 60000 <mss 1000>
            +0 > S. 0:0(0) ack 1 <...>
            +.1 < . 1:1(0) ack 1 win 60000
            +0 accept(3, ..., ...) = 4
            """;

    @TempDir
    Path folder;

    private ScriptFile.Verdict run(String text, Map<String, String> symbols) throws IOException {
        return new ScriptFile(Files.writeString(folder.resolve("script.pkt"), text)).run(false, symbols);
    }

    private String reason(String rest) throws IOException {
        return run(OPEN + rest, Map.of()).reason();
    }

    /** After the handshake, one line of a script, or two on one line; and the same with another number or word. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            +0 write(4, ..., 10) = 10 \\n +0 > P. 1:11(10) ack 1; = 10; = 11
            +0 write(4, ..., 10) = 10 \\n * > P. 1:11(10) ack 1; P.; .
            +0 write(4, ..., 10) = 10 \\n +0~+.5 > P. 1:11(10) ack 1; +0~; +.4~
            +0 write(4, ..., 10) = 10 \\n 0.2~0.3 > P. 1:11(10) ack 1; 0.2~0.3; 0.1~0.15
            +0 write(4, ..., 10) = 10 \\n +0 > [noecn] P. 1:11(10) ack 1; noecn; ect0
            +0 write(4, ..., 10) = 10 \\n +0 > (ttl 64) P. 1:11(10) ack 1; ttl 64; ttl 63
            +0 write(4, ..., 10) = 10 \\n +0 > [tos 0x0] P. 1:11(10) ack 1; tos 0x0; tos 0x4
            +0 write(4, ..., 10) = 10 \\n +0 > 8080 > 53055 P. 1:11(10) ack 1; P.; F.
            +0 writev(4, [{..., 10}, {..., 20}], 2) = 30; = 30; = 20
            +0 sendmsg(4, {msg_name(...)=..., msg_iov(2)=[{..., 10}, {..., 20}], msg_flags=0}, 0) = 30; = 30; = 10
            +0 fcntl(4, F_SETFL, O_RDWR|O_NONBLOCK) = 0 \\n +0 read(4, ..., 10) = -1 EAGAIN (nothing there); EAGAIN; EPIPE
            +0 recv(4, ..., 10, MSG_DONTWAIT) = -1 EAGAIN (nothing there); -1; 0
            +0 getsockopt(4, SOL_TCP, TCP_MAXSEG, [1000], [4]) = 0; 1000; 1001
            +0 ioctl(4, SIOCOUTQ, [0]) = 0; [0]; [1]
            +0 poll([{fd=4, events=POLLIN|POLLOUT, revents=POLLOUT}], 1, 0) = 1; =POLLOUT; =POLLIN
            +0...0.1 poll([{fd=4, events=POLLIN, revents=0}], 1, 100) = 0; +0...0.1; +0...0.3
            +0 epoll_create(1) = 5 \\n +0 epoll_ctl(5, EPOLL_CTL_ADD, 4, {events=EPOLLOUT, fd=4}) = 0 \\n \
            +0 epoll_wait(5, {events=EPOLLOUT, fd=4}, 1, 0) = 1; epoll_wait(5, {events=EPOLLOUT; epoll_wait(5, {events=EPOLLIN
            +0 pipe([5, 6]) = 0 \\n +.1 < P. 1:101(100) ack 1 win 60000 \\n +0 > . 1:1(0) ack 101 \\n \
            +0 splice(4, NULL, 6, NULL, 200, 0) = 100; 0) = 100; 0) = 200
            +0 open("file", O_RDONLY) = 5 \\n +0 sendfile(4, 5, [0], 300) = 300 \\n +0 > P. 1:301(300) ack 1; 1:301(300); 1:300(299)
            +0 %{ assert tcpi_state == TCP_ESTABLISHED, tcpi_state }%; ==; !=
            +0 %{ a = 3 \\n a += 2 \\n assert 4 < a <= 5 and not a == 4 }%; a += 2; a += 3
            +0 close(9) = -1 EBADF (no such descriptor); EBADF; EPIPE
            +0 write(4, NULL, 10) = -1 EFAULT (no buffer); EFAULT; EPIPE
            +0 `nstat | grep TcpOutRsts` \\n; TcpOutRsts; TcpOutRst
            +0 `grep " 0A " /proc/net/tcp | grep ":1F90"`; :1F90; :1F91
            """)
    void isUnderstoodAndJudged(String lines, String right, String wrong) throws IOException {
        String text = lines.replace("\\n", "\n");
        String counted = text.contains("nstat") ? "+.1 < 8080 > 9999 . 1:1(0) ack 1 win 100\n" : "";
        assertThat(text).contains(right);
        assertThat(reason(counted.replace("8080 > 9999", "999 > 9999") + text)).isEmpty();
        assertThat(reason(text.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void wordsStandForOthers() throws IOException {
        String script = OPEN + "+0 write(4, ..., HOW_MUCH) = HOW_MUCH\n";
        assertThat(run(script, Map.of("HOW_MUCH", "17")).reason()).isEmpty();
        assertThat(run(script, Map.of()).reason()).contains("unsupported");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            --ip_version=ipv6
            --no_such_option=1
            +0 no_such_call(4) = 0
            +0 setsockopt(4, SOL_TCP, TCP_MD5SIG, [1], 4) = 0
            +0 `iptables -F`
            +0 %{ assert no_such_fact == 1 }%
            +0 > gre: . 1:1(0) ack 1
            """)
    void whatIsNotThereIsSaidAndNeverPassedOver(String line) throws IOException {
        String script = line.startsWith("--") ? line + "\n" + OPEN : OPEN + line + "\n";
        assertThat(run(script, Map.of()).reason()).startsWith("unsupported: ");
    }
}
