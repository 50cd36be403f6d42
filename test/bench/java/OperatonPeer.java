import java.util.Map;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** Operaton as it comes: full history, READ COMMITTED, its own connection pool; no job executor, since nothing in the model is asynchronous. */
final class OperatonPeer {
  private static final String MODEL = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="bench">
      <process id="bench" isExecutable="true" camunda:historyTimeToLive="P180D"><startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
      <serviceTask id="task" camunda:type="external" camunda:topic="bench"/><sequenceFlow id="f2" sourceRef="task" targetRef="end"/><endEvent id="end"/></process></definitions>
      """;

  public static void main(String[] args) throws Exception {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(args[0]).setJdbcUsername(args[1]).setJdbcPassword(args[2]).setJdbcDriver("org.postgresql.Driver").setJdbcMaxActiveConnections(Bench.CONNECTIONS).setJdbcMaxIdleConnections(Bench.CONNECTIONS)
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE).setHistory(ProcessEngineConfiguration.HISTORY_FULL).setJobExecutorActivate(false);
    var engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("bench.bpmn", MODEL).deploy();
    var tasks = engine.getExternalTaskService();
    Bench.run(new Bench.Peer() {
      @Override
      public void create() {
        engine.getRuntimeService().startProcessInstanceByKey("bench", Map.of("dossier", "H1", "pages", 3));
      }

      @Override
      public int work(int most, String worker) {
        var taken = tasks.fetchAndLock(most, worker).topic("bench", 60_000).execute();
        for (var task : taken) {
          tasks.complete(task.getId(), worker, Map.of("ok", true));
          Bench.ended.incrementAndGet();
        }
        return taken.size();
      }
    }, Double.parseDouble(args[3]), Double.parseDouble(args[4]));
  }
}
