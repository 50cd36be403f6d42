import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cycles of create, one external task, complete, by an engine in this process: `<Peer> <JDBC URL> <user> <password> <warm-up s> <seconds>`.
 * Prints `begin` when the measured time begins and `{"cyclesPerSecond", "cycles", "cpuMs"}` at its end, a line each. The shape of the load is that of load-client.ts: who creates waits while 200 instances are open.
 */
final class Bench {
  /** What differs between the engines. */
  interface Peer {
    void create();

    /** Takes up to so many tasks and completes them, one transaction each; answers how many there were. */
    int work(int most, String worker);
  }

  private static final int CREATORS = 8;
  private static final int WORKERS = 4;
  private static final int BATCH = 32;
  private static final int MOST_OPEN = 200;

  /** Instances that have ended; the peer counts. */
  static final AtomicInteger ended = new AtomicInteger();

  /** Connections that the threads need, with some for the engine's own. */
  static final int CONNECTIONS = CREATORS + WORKERS + 12;

  static void run(Peer peer, double warmUpSeconds, double seconds) throws Exception {
    var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var created = new AtomicInteger();
    var beginNs = System.nanoTime() + (long) (warmUpSeconds * 1e9);
    var endNs = beginNs + (long) (seconds * 1e9);
    List<Thread> threads = new ArrayList<>();
    for (var n = 0; n < CREATORS; n++) threads.add(new Thread(() -> {
      while (System.nanoTime() < endNs) {
        if (created.get() - ended.get() > MOST_OPEN) pause();
        else {
          peer.create();
          created.incrementAndGet();
        }
      }
    }));
    for (var n = 0; n < WORKERS; n++) {
      var worker = "worker-" + n;
      threads.add(new Thread(() -> {
        while (System.nanoTime() < endNs) if (peer.work(BATCH, worker) == 0) pause();
      }));
    }
    threads.forEach(Thread::start);
    until(beginNs);
    System.out.println("begin");
    System.out.flush();
    var endedBefore = ended.get();
    var cpuBefore = cpu.getProcessCpuTime();
    until(endNs);
    var cycles = ended.get() - endedBefore;
    var cpuMs = (cpu.getProcessCpuTime() - cpuBefore) / 1_000_000;
    for (var thread : threads) thread.join(10_000);
    System.out.printf("{\"cyclesPerSecond\":%d,\"cycles\":%d,\"cpuMs\":%d}%n", Math.round(cycles / seconds), cycles, cpuMs);
    System.out.flush();
    System.exit(0);
  }

  private static void until(long instantNs) throws InterruptedException {
    Thread.sleep(Math.max(0, (instantNs - System.nanoTime()) / 1_000_000));
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
