package wireclock.csma;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import wireclock.engine.RandomStream;

/**
 * CSMA/CD as simply as it can be written down: the processes of IEEE 802.3, 4.2.8, one of each for every station, every
 * signal copied to every station, an event for everything. Slow, and right by reading.
 */
final class NaiveSegment {
    /** Order of what happens at one instant; see the rule of instants at {@link CollisionDomain}. */
    private enum Kind {
        SENT, READY, TIMER, CARRIER_ON, CARRIER_OFF, LOOK_FOR_IDLE, LOOK_FOR_CARRIER, LOOK_FOR_COLLISION
    }

    private enum Deferring {
        NO, BUSY, PART_1, PART_2
    }

    /** What came to an end: a whole frame or a fragment. */
    record Sent(int sender, int frame, long startPs, long endPs, boolean broken) {}

    private record Happening(long timePs, Kind kind, long number, Runnable action) {}

    private final class Node {
        final int index;
        final boolean fullDuplex;
        final RandomStream backoff;
        final int attemptLimit;
        final int backoffLimit;
        final Deque<int[]> queue = new ArrayDeque<>();
        Deferring deferring = Deferring.NO;
        boolean wasTransmitting;
        int carriers;
        boolean frameWaiting;
        boolean transmitting;
        boolean jamming;
        int attempts;
        long startPs;
        /** Timers and ends that have been overtaken carry an old number. */
        int timer;
        int transmission;

        Node(int index, boolean fullDuplex, RandomStream backoff, int attemptLimit, int backoffLimit) {
            this.index = index;
            this.fullDuplex = fullDuplex;
            this.backoff = backoff;
            this.attemptLimit = attemptLimit;
            this.backoffLimit = backoffLimit;
        }

        void offer(int frame, int bytes) {
            queue.add(new int[] {frame, bytes});
            if (queue.size() == 1) {
                waitFrom(nowPs);
            }
        }

        void waitFrom(long fromPs) {
            at(fromPs, Kind.READY, () -> {
                frameWaiting = true;
                if (deferring == Deferring.NO) {
                    start();
                }
            });
        }

        void start() {
            frameWaiting = false;
            transmitting = true;
            jamming = false;
            startPs = nowPs;
            attempts++;
            transmission++;
            if (deferring == Deferring.NO) {
                wasTransmitting = false;
            }
            deferring = Deferring.BUSY;
            wasTransmitting = true;
            trace.add(index + " begins " + nowPs);
            int own = transmission;
            at(nowPs + times.framePs(queue.element()[1]), Kind.SENT, () -> sent(own, false));
            at(nowPs, Kind.LOOK_FOR_COLLISION, this::lookForCollision);
            for (Node other : nodes) {
                if (other != this && delaysPs[index][other.index] != DelayMatrix.CUT) {
                    at(nowPs + delaysPs[index][other.index], Kind.CARRIER_ON, other::carrierOn);
                }
            }
        }

        void carrierOn() {
            carriers++;
            if (fullDuplex) {
                return;
            }
            if (deferring == Deferring.NO) {
                deferring = Deferring.BUSY;
                wasTransmitting = false;
            } else if (deferring == Deferring.PART_1 && !wasTransmitting) {
                deferring = Deferring.BUSY;
                timer++;
            }
            at(nowPs, Kind.LOOK_FOR_COLLISION, this::lookForCollision);
        }

        void carrierOff() {
            carriers--;
            at(nowPs, Kind.LOOK_FOR_IDLE, this::lookForIdle);
        }

        void lookForIdle() {
            if (deferring == Deferring.BUSY && !transmitting && (carriers == 0 || fullDuplex)) {
                deferring = Deferring.PART_1;
                int own = ++timer;
                at(nowPs + times.gapPart1Ps, Kind.TIMER, () -> {
                    if (own == timer) {
                        deferring = Deferring.PART_2;
                        at(nowPs + times.gapPs - times.gapPart1Ps, Kind.TIMER, this::gapOver);
                    }
                });
            }
        }

        void gapOver() {
            deferring = Deferring.NO;
            if (frameWaiting) {
                start();
            } else {
                at(nowPs, Kind.LOOK_FOR_CARRIER, () -> {
                    if (deferring == Deferring.NO && carriers > 0 && !fullDuplex) {
                        deferring = Deferring.BUSY;
                        wasTransmitting = false;
                    }
                });
            }
        }

        void lookForCollision() {
            if (!transmitting || jamming || carriers == 0 || fullDuplex) {
                return;
            }
            jamming = true;
            collisions[index]++;
            if (nowPs - startPs >= times.slotPs) {
                lateCollisions[index]++;
            }
            trace.add(index + " collides " + nowPs);
            int own = ++transmission;
            at(Math.max(nowPs, startPs + times.headerPs) + times.jamPs, Kind.SENT, () -> sent(own, true));
        }

        void sent(int own, boolean broken) {
            if (own != transmission) {
                return;
            }
            transmitting = false;
            trace.add(index + (broken ? " breaks off " : " ends ") + nowPs);
            sent.add(new Sent(index, queue.element()[0], startPs, nowPs, broken));
            for (Node other : nodes) {
                if (other != this && delaysPs[index][other.index] != DelayMatrix.CUT) {
                    at(nowPs + delaysPs[index][other.index], Kind.CARRIER_OFF, other::carrierOff);
                }
            }
            at(nowPs, Kind.LOOK_FOR_IDLE, this::lookForIdle);
            long readyPs = nowPs;
            if (broken && attempts < attemptLimit) {
                readyPs += backoff.nextBelow(1L << Math.min(attempts, backoffLimit)) * times.slotPs;
            } else {
                excessive[index] += broken ? 1 : 0;
                queue.remove();
                attempts = 0;
            }
            if (!queue.isEmpty()) {
                waitFrom(readyPs);
            }
        }
    }

    final List<String> trace = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final long[] collisions;
    final long[] lateCollisions;
    final long[] excessive;
    /** "frame to station at time", of frames that came whole and alone. */
    final List<String> deliveries = new ArrayList<>();
    final long[] damaged;
    final long[] runts;
    final long[] brokenFrames;

    private final BitTimes times;
    private final long[][] delaysPs;
    private final List<Node> nodes = new ArrayList<>();
    private final PriorityQueue<Happening> happenings = new PriorityQueue<>(Comparator
            .comparingLong(Happening::timePs).thenComparing(Happening::kind).thenComparingLong(Happening::number));
    private long nowPs;
    private long numbers;

    NaiveSegment(BitTimes times, long[][] delaysPs) {
        this.times = times;
        this.delaysPs = delaysPs;
        int count = delaysPs.length;
        collisions = new long[count];
        lateCollisions = new long[count];
        excessive = new long[count];
        damaged = new long[count];
        runts = new long[count];
        brokenFrames = new long[count];
    }

    void addStation(boolean fullDuplex, RandomStream backoff, int attemptLimit, int backoffLimit) {
        nodes.add(new Node(nodes.size(), fullDuplex, backoff, attemptLimit, backoffLimit));
    }

    void offerAt(long timePs, int station, int frame, int bytes) {
        at(timePs, Kind.SENT, () -> nodes.get(station).offer(frame, bytes));
    }

    /** Lets everything happen until a time, and then looks at what every station has heard. */
    void run(long untilPs) {
        live(untilPs);
        for (Node node : nodes) {
            listen(node.index);
        }
    }

    /** Lets everything happen until a time. */
    void live(long untilPs) {
        while (!happenings.isEmpty() && happenings.element().timePs() <= untilPs) {
            Happening next = happenings.remove();
            nowPs = next.timePs();
            next.action().run();
        }
    }

    private void at(long timePs, Kind kind, Runnable action) {
        happenings.add(new Happening(timePs, kind, numbers++, action));
    }

    private long onPs(Sent signal, int station) {
        return signal.startPs + delaysPs[signal.sender][station];
    }

    private long offPs(Sent signal, int station) {
        return signal.endPs + delaysPs[signal.sender][station];
    }

    private boolean mixed(Sent one, Sent other, int station) {
        return onPs(one, station) < offPs(other, station) && onPs(other, station) < offPs(one, station);
    }

    private void listen(int station) {
        List<Sent> heard = new ArrayList<>(sent.stream()
                .filter(signal -> delaysPs[signal.sender][station] != DelayMatrix.CUT)
                .sorted(Comparator.comparingLong(signal -> onPs(signal, station))).toList());
        for (Sent signal : heard) {
            if (signal.sender != station && !signal.broken) {
                boolean alone = heard.stream().noneMatch(other -> other != signal && mixed(signal, other, station));
                if (alone) {
                    deliveries.add(signal.frame + " to " + station + " at " + offPs(signal, station));
                } else {
                    damaged[station]++;
                }
            }
        }
        while (!heard.isEmpty()) {
            List<Sent> together = new ArrayList<>();
            together.add(heard.removeFirst());
            long beginPs = onPs(together.getFirst(), station);
            long endPs = offPs(together.getFirst(), station);
            while (!heard.isEmpty() && onPs(heard.getFirst(), station) < endPs) {
                endPs = Math.max(endPs, offPs(heard.getFirst(), station));
                together.add(heard.removeFirst());
            }
            if (together.stream().allMatch(signal -> signal.broken && signal.sender != station)) {
                if (endPs - beginPs < times.shortestFramePs) {
                    runts[station]++;
                } else {
                    brokenFrames[station]++;
                }
            }
        }
    }
}
