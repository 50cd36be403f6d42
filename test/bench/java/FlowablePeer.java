import java.time.Duration;
import java.util.Map;
import org.flowable.common.engine.api.delegate.event.AbstractFlowableEventListener;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Flowable as it comes: history level audit, its own connection pool; the async executor runs, since it goes on after an external worker's task. */
final class FlowablePeer {
  private static final String MODEL = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="bench">
      <process id="bench" isExecutable="true"><startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
      <serviceTask id="task" flowable:type="external-worker" flowable:topic="bench"/><sequenceFlow id="f2" sourceRef="task" targetRef="end"/><endEvent id="end"/></process></definitions>
      """;

  public static void main(String[] args) throws Exception {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(args[0]).setJdbcUsername(args[1]).setJdbcPassword(args[2]).setJdbcDriver("org.postgresql.Driver").setJdbcMaxActiveConnections(Bench.CONNECTIONS).setJdbcMaxIdleConnections(Bench.CONNECTIONS)
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE).setHistory("audit").setAsyncExecutorActivate(true);
    var engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("bench.bpmn20.xml", MODEL).deploy();
    // The end of the instance is counted, not the answer to the worker: what follows the task runs later.
    engine.getRuntimeService().addEventListener(new AbstractFlowableEventListener() {
      @Override
      public void onEvent(FlowableEvent event) {
        if (event.getType() == FlowableEngineEventType.PROCESS_COMPLETED) Bench.ended.incrementAndGet();
      }

      @Override
      public boolean isFailOnException() {
        return false;
      }
    }, FlowableEngineEventType.PROCESS_COMPLETED);
    var management = engine.getManagementService();
    Bench.run(new Bench.Peer() {
      @Override
      public void create() {
        engine.getRuntimeService().startProcessInstanceByKey("bench", Map.of("dossier", "H1", "pages", 3));
      }

      @Override
      public int work(int most, String worker) {
        var taken = management.createExternalWorkerJobAcquireBuilder().topic("bench", Duration.ofMinutes(1)).acquireAndLock(most, worker);
        for (var job : taken) management.createExternalWorkerCompletionBuilder(job.getId(), worker).variables(Map.of("ok", true)).complete();
        return taken.size();
      }
    }, Double.parseDouble(args[3]), Double.parseDouble(args[4]));
  }
}
