import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.el.EvaluationContext;
import io.camunda.zeebe.el.impl.feel.FeelVariableContext;
import io.camunda.zeebe.feel.impl.FeelFunctionProvider;
import io.camunda.zeebe.feel.impl.FeelToMessagePackTransformer;
import io.camunda.zeebe.feel.impl.MessagePackValueMapper;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;

/**
 * The FEEL engine of Zeebe, put together as Zeebe does. A line {"text", "tests", "variables", "nowMs"} gives a line {"ok", "json", "text", "failure", "parsed", "warnings"};
 * `tests`: as a decision reads an input entry, whose input is the variable `cellInput`; decisions do not know Zeebe's own functions.
 */
class Feel {
  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var asked = json.readTree(line);
      var answer = json.createObjectNode();
      var tests = asked.get("tests").asBoolean();
      var now = Instant.ofEpochMilli(asked.get("nowMs").asLong()).atZone(ZoneId.of("Z"));
      FeelEngineClock clock = () -> now;
      var builder = new FeelEngine.Builder().customValueMapper(new MessagePackValueMapper()).clock(clock);
      var engine = (tests ? builder : builder.functionProvider(new FeelFunctionProvider())).build();
      var text = asked.get("text").asText();
      var parsed = tests ? engine.parseUnaryTests(text) : engine.parseExpression(text);
      answer.put("parsed", parsed.isRight());
      if (parsed.isRight()) answer = soon(answer, () -> evaluate(engine, parsed.toOption().get(), asked.get("variables"), json.createObjectNode().put("parsed", true)));
      else answer.put("ok", false).put("failure", parsed.left().toOption().get().message());
      out.write(json.writeValueAsString(answer));
      out.newLine();
      if (!in.ready()) out.flush();
    }
    out.flush();
  }

  /** The engine has no budget: it makes a list of 10^21 numbers when asked to. Then nobody waits for it. */
  private static ObjectNode soon(ObjectNode otherwise, Callable<ObjectNode> question) throws Exception {
    var task = new FutureTask<>(question);
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(5, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException never) {
      thread.interrupt();
      return otherwise.put("ok", false).put("endless", true);
    }
  }

  private static ObjectNode evaluate(FeelEngine engine, ParsedExpression parsed, JsonNode variables, ObjectNode answer) {
    EvaluationContext context = name -> variables.has(name) ? BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(variables.get(name).toString())) : null;
    try {
      var result = engine.evaluate(parsed, new FeelVariableContext(context));
      var warnings = answer.putArray("warnings");
      result.suppressedFailures().foreach(each -> warnings.add("[" + each.failureType() + "] " + each.failureMessage()));
      answer.put("ok", result.isSuccess());
      if (result.isFailure()) answer.put("failure", result.failure().message());
      else answer.put("text", result.result().toString()).put("json", MsgPackConverter.convertToJson(new FeelToMessagePackTransformer().toMessagePack((Val) result.result())));
    } catch (Throwable failure) {
      answer.put("ok", false).put("failure", "thrown: " + failure);
    }
    return answer;
  }
}
