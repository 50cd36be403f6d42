import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;

/**
 * Runs the engine until its parent closes the pipe. A line `increase <ms>` moves the engine's clock; `records` prints what it has
 * recorded since the last time, a JSON line each, then `recorded`; `settled` does the same once the engine has nothing to do.
 */
class Launch {
  public static void main(String[] args) throws Exception {
    var engine = EngineFactory.create(Integer.parseInt(args[0]));
    engine.start();
    var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    say(out, "ready");
    var seen = 0L;
    for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
      var words = lines.nextLine().split(" ");
      if (words[0].equals("increase")) {
        engine.increaseTime(Duration.ofMillis(Long.parseLong(words[1])));
        say(out, "increased");
        continue;
      }
      if (words[0].equals("settled")) engine.waitForIdleState(Duration.ofSeconds(30));
      for (var record : engine.getRecordStreamSource().getRecords()) {
        if (record.getPosition() <= seen) continue;
        seen = record.getPosition();
        out.write(record.toJson());
        out.newLine();
      }
      say(out, "recorded");
    }
    System.exit(0);
  }

  private static void say(BufferedWriter out, String word) throws Exception {
    out.write(word);
    out.newLine();
    out.flush();
  }
}
