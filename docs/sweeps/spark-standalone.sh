#!/usr/bin/env bash
# A sweep on a Spark cluster of its own: a master and two workers on this machine, one of which is killed when a third
# of the runs is done. Shows that the tables are those that the same sweep leaves without Spark.
#
#   mvn -q -Pspark -pl sweep-spark -am -DskipTests package         # once
#   docs/sweeps/spark-standalone.sh scenarios/sweeps/mtu.yaml
#
# Environment: WIRECLOCK starts Wireclock (./wireclock); SPARK_HOME is a Spark 4.2 (by default the one that Maven keeps).
set -eu

scenario=$1
wireclock=${WIRECLOCK:-./wireclock}
work=$(mktemp -d)
processes=()

finish() {
    for process in ${processes[@]+"${processes[@]}"}; do
        kill "$process" 2>/dev/null || true
    done
    wait
    rm -rf -- "$work"
}
trap finish EXIT

# Waits for a line in a log, a minute at the most; prints the line.
line() {
    local log=$1 text=$2 tries=600
    until grep -m 1 -- "$text" "$log" 2>/dev/null; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || { cat -- "$log" >&2; exit 1; }
        sleep 0.1
    done
}

# The workers start their processes with the java of JAVA_HOME: it has to be new enough for Wireclock.
for home in "${JAVA25_HOME-}" "${JAVA_HOME-}" /usr/lib/jvm/*; do
    if grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
        export JAVA_HOME=$home
        break
    fi
done

# A Spark that was not installed but fetched by Maven: a folder 'jars' is all that makes it a SPARK_HOME.
if [ -z "${SPARK_HOME-}" ]; then
    export SPARK_HOME=$work/home SPARK_SCALA_VERSION=2.13
    mkdir -p -- "$SPARK_HOME/jars"
    tr ':' '\n' <sweep-spark/target/spark.classpath | while read -r jar; do
        ln -s -- "$jar" "$SPARK_HOME/jars/"
    done
fi

spark() {
    exec "$JAVA_HOME/bin/java" -cp "$SPARK_HOME/jars/*" -Xmx512m "org.apache.spark.deploy.$@" --webui-port 0 --host 127.0.0.1
}

spark master.Master --port 0 >"$work/master.log" 2>&1 &
processes+=($!)
master=$(line "$work/master.log" 'Starting Spark master at' | sed 's/.* at //')
for number in 1 2; do
    spark worker.Worker --cores 1 --memory 1g --work-dir "$work/worker$number" "$master" >"$work/worker$number.log" 2>&1 &
    processes+=($!)
done
for number in 1 2; do
    line "$work/worker$number.log" 'Successfully registered' >/dev/null
done
echo "a master and two workers stand at $master"

$wireclock sweep "$scenario" --engine local --out "$work/local" -q
third=$(($(wc -c <"$work/local/journal") / 3))

$wireclock sweep "$scenario" --engine "$master" --out "$work/spark" -q &
sweep=$!
until [ -f "$work/spark/journal" ] && [ "$(wc -c <"$work/spark/journal")" -gt "$third" ]; do
    kill -0 "$sweep" 2>/dev/null || { echo 'the sweep ended before a worker could be killed' >&2; exit 1; }
    sleep 0.05
done
victim=${processes[1]}
executors=$(pgrep -P "$victim" || true)
kill -KILL "$victim" $executors
echo "killed a worker and its ${executors:+executor} when $(wc -c <"$work/spark/journal") bytes of $((3 * third)) were in the journal"
kill -0 "$sweep" || { echo 'the sweep had ended already' >&2; exit 1; }
wait "$sweep"

# All but the journal, in which runs stand as they come, and the times.
for file in "$work"/local/*; do
    case $file in
        */journal | */timing.json) ;;
        *) cmp -- "$file" "$work/spark/${file##*/}" && echo "${file##*/}: the same" ;;
    esac
done
