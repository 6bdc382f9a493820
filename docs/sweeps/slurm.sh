#!/usr/bin/env bash
# A sweep as a Slurm array, each task of which is a shard, and a job that joins them when all have ended.
#
#   docs/sweeps/slurm.sh scenarios/sweeps/mtu.yaml /shared/results/mtu [SHARDS]
#
# Start it where ./wireclock is. The results must lie on a file system that all nodes see. A task that is preempted and
# requeued goes on where it was; to start all of this again does so too.
set -eu

if [ -n "${SLURM_ARRAY_TASK_ID-}" ]; then
    exec ./wireclock sweep "$1" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
        --out "$2/shard-$SLURM_ARRAY_TASK_ID" --resume -q
fi

scenario=$1
results=$2
shards=${3:-8}
./wireclock check "$scenario" # and builds Wireclock, which the tasks would else do all at once
array=$(sbatch --parsable --requeue --array="1-$shards" --cpus-per-task=4 --mem=2G "$0" "$scenario" "$results")
# After any end, not only a good one: a run that failed is a row, and merge itself refuses if a shard is not finished.
sbatch --dependency="afterany:${array%%;*}" \
    --wrap "./wireclock merge $(printf '%q' "$results")/shard-* --out $(printf '%q' "$results/merged")"
