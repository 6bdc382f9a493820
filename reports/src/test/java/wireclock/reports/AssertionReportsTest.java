package wireclock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import wireclock.engine.SimTime;
import wireclock.metrics.StandardMetrics;
import wireclock.metrics.figures.FigureTable;
import wireclock.metrics.figures.FlowFigures;
import wireclock.metrics.figures.LinkFigures;
import wireclock.metrics.figures.Unit;
import wireclock.reports.assertion.Assertion;
import wireclock.reports.assertion.AssertionResult;
import wireclock.reports.assertion.Claim;
import wireclock.reports.assertion.Comparison;
import wireclock.reports.assertion.Term;

/** How verdicts are written: CSV, JUnit's XML, the terminal. */
class AssertionReportsTest {
    private static final RunIdentity RUN = new RunIdentity("x-s1", 1, Map.of());

    private static AssertionResult judged(String text, double measured, String because, boolean onlyWarns) {
        Claim claim = new Claim(text, Claim.Form.THAT, 0, SimTime.NEVER, because, onlyWarns);
        Comparison atLeast = new Comparison(Comparison.Operator.AT_LEAST, new Term.Constant(measured, Unit.BIT_PER_S),
                new Term.Constant(4e6, Unit.BIT_PER_S));
        return Assertion.judge(claim, atLeast, 20 * SimTime.SECOND);
    }

    private static final List<AssertionResult> RESULTS = List.of(
            judged("a.goodput >= 4 Mbit/s", 5_000_000, "", false),
            judged("b.goodput >= 4 Mbit/s", 1_000_000.5, "it is \"<fast>\", & good", false),
            judged("c.goodput >= 4 Mbit/s", 2_000_000, "perhaps", true),
            judged("d.goodput >= 4 Mbit/s", Double.NaN, "", false));

    @Test
    void csv() throws Exception {
        StringWriter out = new StringWriter();
        AssertionsCsv.write(out, RUN, RESULTS);
        assertThat(out.toString()).isEqualTo("""
                run_id,assertion,verdict,measured,unit,because
                x-s1,a.goodput >= 4 Mbit/s,pass,5000000,bit/s,
                x-s1,b.goodput >= 4 Mbit/s,fail,1000000.5,bit/s,"it is ""<fast>"", & good"
                x-s1,c.goodput >= 4 Mbit/s,warn,2000000,bit/s,perhaps
                x-s1,d.goodput >= 4 Mbit/s,fail,,bit/s,
                """);
    }

    @Test
    void terminal() {
        TerminalStyle plain = new TerminalStyle(false, true);
        assertThat(AssertionTable.render(RESULTS, "runs/x/capture/failure.pcapng", plain)).isEqualTo("""
                FAIL: 2 of 4 assertions do not hold
                verdict  assertion              measured  wanted
                pass     a.goodput >= 4 Mbit/s  5 Mbit/s  >= 4 Mbit/s
                fail     b.goodput >= 4 Mbit/s  1 Mbit/s  >= 4 Mbit/s
                  at 20 s: it is "<fast>", & good
                warn     c.goodput >= 4 Mbit/s  2 Mbit/s  >= 4 Mbit/s
                  at 20 s: perhaps
                fail     d.goodput >= 4 Mbit/s  no value  >= 4 Mbit/s
                  a figure has no value up to 20 s
                The frames around the first failure are in runs/x/capture/failure.pcapng

                """);
        assertThat(AssertionTable.render(List.of(), null, plain)).isEmpty();
        assertThat(AssertionTable.render(RESULTS.subList(0, 1), null, plain)).startsWith("PASS: the assertion holds\n");
        assertThat(AssertionTable.render(RESULTS.subList(2, 3), null, plain))
                .startsWith("PASS with warnings: 1 of 1 assertion does not hold\n");
    }

    @Test
    void junit() throws Exception {
        StringWriter out = new StringWriter();
        JunitXml.write(out, List.of(new JunitXml.Suite("x", 1_500_000_000L, RESULTS, "c.pcapng"),
                new JunitXml.Suite("\u0000<y>", 0, List.of(), null)));
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
        Element all = document.getDocumentElement();
        assertThat(all.getAttribute("tests")).isEqualTo("4");
        assertThat(all.getAttribute("failures")).isEqualTo("2");
        Element suite = (Element) all.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("x");
        assertThat(suite.getAttribute("time")).isEqualTo("1.5");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).isEqualTo("measured 1 Mbit/s, wanted >= 4 Mbit/s");
        assertThat(failure.getTextContent())
                .isEqualTo("at 20 s: it is \"<fast>\", & good\nframes around the first failure: c.pcapng");
        assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent()).startsWith("warning: measured 2");
        assertThat(((Element) all.getElementsByTagName("testsuite").item(1)).getAttribute("name")).isEqualTo("\uFFFD<y>");
    }

    /** A figure that a table of the results has can be asserted too: whoever adds a column adds it there. */
    @Test
    void everyFigureOfTheResultsCanBeNamed() {
        Set<String> words = Set.of("limited_by", "error");
        List<String> flows = new ArrayList<>();
        FlowsCsv.figureColumns().forEach(column -> flows.add(column.name()));
        UdpCsv.columns().subList(4, UdpCsv.columns().size()).forEach(column -> flows.add(column.name()));
        FigureTable<?> ofFlows = FlowFigures.table();
        assertThat(flows).allSatisfy(column -> assertThat(words.contains(column)
                ? ofFlows.findText(column) : ofFlows.find(column)).as(column).isNotNull());
        FigureTable<?> ofLinks = LinkFigures.table();
        assertThat(LinksCsv.columns().stream().skip(4).map(Column::name)).allSatisfy(column ->
                assertThat(ofLinks.find(column)).as(column).isNotNull());
        assertThat(StandardMetrics.all()).allSatisfy(metric -> assertThat(ofFlows.find(metric.name()) != null
                || ofLinks.find(metric.name()) != null).as(metric.name()).isTrue());
    }
}
