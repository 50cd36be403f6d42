import io.camunda.zeebe.client.CredentialsProvider;
import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.camunda.zeebe.client.api.response.ActivatedJob;
import io.camunda.zeebe.client.api.response.ProcessInstanceEvent;
import io.camunda.zeebe.client.api.worker.JobClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Zeebe's own Java client against the gateway named by its first argument; then the path of a certificate, the name it bears and a token, or `-` each.
 * Prints a line `<step>: <what came of it>` for each step, then `done`; the test compares.
 */
class Drive {
  private static ZeebeClient client;

  public static void main(String[] args) throws Exception {
    var builder = ZeebeClient.newClientBuilder().gatewayAddress(args[0]).defaultRequestTimeout(Duration.ofSeconds(60));
    if (args[1].equals("-")) builder.usePlaintext();
    else builder.caCertificatePath(args[1]).overrideAuthority(args[2]);
    if (!args[3].equals("-")) builder.credentialsProvider(bearer(args[3]));
    client = builder.build();
    try {
      run();
      System.out.println("done");
    } finally {
      client.close();
    }
    System.exit(0);
  }

  private static void run() throws Exception {
    var topology = client.newTopologyRequest().send().join();
    say("topology", topology.getGatewayVersion() + " " + topology.getPartitionsCount() + " " + topology.getBrokers().get(0).getPartitions().get(0).getRole());
    var deployed = client.newDeployResourceCommand()
        .addProcessModel(Bpmn.createExecutableProcess("java").startEvent().serviceTask("work", task -> task.zeebeJobType("java-work").zeebeTaskHeader("station", "work"))
            .boundaryEvent("refused").error("refused").zeebeOutputExpression("why", "why").endEvent("refused-end").moveToActivity("work")
            .intermediateCatchEvent("wait", wait -> wait.message(message -> message.name("go-on").zeebeCorrelationKeyExpression("id"))).endEvent("end").done(), "java.bpmn")
        .addProcessModel(hold("java-hold", "first", "second"), "hold.bpmn")
        .send().join().getProcesses();
    say("deploy", deployed.stream().map(process -> process.getBpmnProcessId() + " " + process.getVersion()).sorted().toList());

    workers();
    cancelling();
    modifying();
    migrating();
    say("signal", client.newBroadcastSignalCommand().signalName("nobody").variables(Map.of("a", 1)).send().join().getKey() > 0);
    say("refused", refusal(() -> client.newCreateInstanceCommand().bpmnProcessId("nobody").latestVersion().send().join()));
  }

  /** A polling worker and one with a job stream: complete, fail and again, throw an error; message and result. */
  private static void workers() throws Exception {
    for (var streaming : List.of(false, true)) {
      try (var worker = client.newWorker().jobType("java-work").handler(Drive::handle).name("java").timeout(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(100)).streamEnabled(streaming).open()) {
        var id = "java-" + streaming;
        var completed = client.newCreateInstanceCommand().bpmnProcessId("java").latestVersion().variables(Map.of("id", id, "act", "fail")).withResult().requestTimeout(Duration.ofSeconds(60)).send().toCompletableFuture();
        say("publish", client.newPublishMessageCommand().messageName("go-on").correlationKey(id).messageId(id).timeToLive(Duration.ofMinutes(5)).variables(Map.of("told", true)).send().join().getMessageKey() > 0);
        say("publish again", refusal(() -> client.newPublishMessageCommand().messageName("go-on").correlationKey(id).messageId(id).send().join()));
        var result = completed.get(60, TimeUnit.SECONDS).getVariablesAsMap();
        say("result", result.get("by") + " " + result.get("told") + " " + result.get("station"));
        var thrown = client.newCreateInstanceCommand().bpmnProcessId("java").version(1).variables(Map.of("id", id, "act", "throw")).withResult().fetchVariables("why").send().join();
        say("throw error", thrown.getVariables());
      }
    }
  }

  private static void handle(JobClient jobs, ActivatedJob job) {
    var act = job.getVariablesAsMap().get("act");
    if (act.equals("throw")) jobs.newThrowErrorCommand(job).errorCode("refused").errorMessage("no stamp").variables(Map.of("why", "no stamp")).send().join();
    else if (job.getRetries() == 3) jobs.newFailCommand(job).retries(2).retryBackoff(Duration.ofMillis(50)).errorMessage("the printer is on fire").send().join();
    else jobs.newCompleteCommand(job).variables(Map.of("by", job.getWorker(), "station", job.getCustomHeaders().get("station"))).send().join();
  }

  private static void cancelling() {
    var instance = create("java-hold");
    say("set variables", client.newSetVariablesCommand(instance.getProcessInstanceKey()).variables(Map.of("a", List.of(1, "hai"))).local(true).send().join().getKey() > 0);
    var job = activate("first");
    say("variables", job.getVariables());
    client.newUpdateRetriesCommand(job).retries(7).send().join();
    client.newUpdateTimeoutCommand(job).timeout(Duration.ofDays(7)).send().join();
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    say("cancel again", refusal(() -> client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join()));
    say("complete cancelled", refusal(() -> client.newCompleteCommand(job).send().join()));
  }

  private static void modifying() {
    var instance = create("java-hold");
    var job = activate("first");
    client.newModifyProcessInstanceCommand(instance.getProcessInstanceKey()).activateElement("second").withVariables(Map.of("moved", true), "second").and().terminateElement(job.getElementInstanceKey()).send().join();
    var second = activate("second");
    say("modify", second.getElementId() + " " + second.getVariables());
    client.newCompleteCommand(second).send().join();
    say("modify ended", refusal(() -> client.newModifyProcessInstanceCommand(instance.getProcessInstanceKey()).activateElement("second").send().join()));
  }

  private static void migrating() {
    var instance = create("java-hold");
    var target = client.newDeployResourceCommand().addProcessModel(hold("java-next", "premier", "deuxieme"), "next.bpmn").send().join().getProcesses().get(0).getProcessDefinitionKey();
    say("migrate unmapped", refusal(() -> client.newMigrateProcessInstanceCommand(instance.getProcessInstanceKey()).migrationPlan(target).addMappingInstruction("second", "deuxieme").send().join()));
    client.newMigrateProcessInstanceCommand(instance.getProcessInstanceKey()).migrationPlan(target).addMappingInstruction("first", "premier").send().join();
    var job = activate("first");
    say("migrate", job.getElementId() + " " + job.getBpmnProcessId());
    say("delete while running", refusal(() -> client.newDeleteResourceCommand(target).send().join()));
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).send().join();
    client.newDeleteResourceCommand(target).send().join();
    say("delete", refusal(() -> create("java-next")));
  }

  private static io.camunda.zeebe.model.bpmn.BpmnModelInstance hold(String process, String first, String second) {
    return Bpmn.createExecutableProcess(process).startEvent().serviceTask(first, task -> task.zeebeJobType("first")).serviceTask(second, task -> task.zeebeJobType("second")).endEvent().done();
  }

  private static ProcessInstanceEvent create(String process) {
    return client.newCreateInstanceCommand().bpmnProcessId(process).latestVersion().send().join();
  }

  private static ActivatedJob activate(String type) {
    return client.newActivateJobsCommand().jobType(type).maxJobsToActivate(1).workerName("java").timeout(Duration.ofMinutes(5)).requestTimeout(Duration.ofSeconds(60)).send().join().getJobs().get(0);
  }

  /** Keys are left out: their numbers are free. */
  private static void say(String step, Object what) {
    System.out.println(step + ": " + String.valueOf(what).replaceAll("\\d{15,}", "<key>"));
  }

  private static String refusal(Callable<?> call) {
    try {
      call.call();
      return "accepted";
    } catch (ClientStatusException refused) {
      return refused.getStatusCode() + " " + refused.getStatus().getDescription();
    } catch (Exception other) {
      return other.toString();
    }
  }

  private static CredentialsProvider bearer(String token) {
    return new CredentialsProvider() {
      @Override public void applyCredentials(CredentialsApplier applier) { applier.put("Authorization", "Bearer " + token); }
      @Override public boolean shouldRetryRequest(StatusCode status) { return false; }
    };
  }
}
