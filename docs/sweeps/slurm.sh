#!/usr/bin/env bash
# A sweep as a Slurm array of eight tasks, each a shard, and a job that joins them when all are done.
#
#   docs/sweeps/slurm.sh scenarios/sweeps/mtu.yaml /shared/results/mtu
#
# The results must lie on a file system that all nodes see. A task that is preempted and requeued goes on where it was.
set -eu

if [ -n "${SLURM_ARRAY_TASK_ID-}" ]; then
    exec ./wireclock sweep "$1" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
        --out "$2/shard-$SLURM_ARRAY_TASK_ID" --resume -q
fi

scenario=$1
results=$2
array=$(sbatch --parsable --requeue --array=1-8 --cpus-per-task=4 --mem=2G "$0" "$scenario" "$results")
sbatch --dependency="afterok:$array" --wrap "./wireclock merge $results/shard-* --out $results/merged"
