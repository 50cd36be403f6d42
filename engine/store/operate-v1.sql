-- For operators only, read-only, version 1: columns are added, never renamed or taken away; what cannot be done so becomes operate_v2.
-- No feature of the product may read it (test/architecture.test.ts): a real Zeebe has nothing of the kind.
-- Grant: grant usage on schema operate_v1 to …; grant select on all tables in schema operate_v1 to …; again after an update of the engine's tables.
-- The log is exact at every instant; what is open (everything but records) follows it within a second (engine/store/README.md).

create schema if not exists operate_v1;

-- JSON without \u0000: PostgreSQL's text cannot hold it, and looking into a document that has it anywhere fails.
create or replace function operate_v1.readable(document text) returns json language sql immutable parallel safe as $$
  select case when strpos(document, '\u0000') = 0 then document else regexp_replace(document, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g') end::json
$$;

-- Epoch ms as an instant; -1 is none.
create or replace function operate_v1.instant_of(epoch_ms text) returns timestamptz language sql immutable parallel safe as $$
  select case when epoch_ms::numeric between 0 and 4e15 then to_timestamp(epoch_ms::numeric / 1000) end
$$;

create or replace view operate_v1.records as
select position, operate_v1.instant_of(r ->> 'timestamp') as at, r ->> 'recordType' as record_type, r ->> 'valueType' as value_type, r ->> 'intent' as intent,
  r ->> 'key' as key, r -> 'value' ->> 'processInstanceKey' as process_instance_key, r ->> 'rejectionType' as rejection_type, r ->> 'rejectionReason' as rejection_reason, record
from engine.record, lateral (select operate_v1.readable(record::text) as r offset 0) as parsed;

-- The records of one process instance, in order. Rows of the log that do not name it are skipped unread.
create or replace function operate_v1.records_of(instance text) returns table ("position" bigint, record json) language sql stable as $$
  select named.position, named.record from engine.log l
  join engine.record named on named.log_position = l.last_position, lateral (select operate_v1.readable(named.record::text) as r offset 0) as parsed
  where strpos(l.value_lines, '"' || instance || '"') + strpos(l.record_lines, ' ' || instance || ' ') + strpos(l.record_lines, '"' || instance || '"') > 0 and instance in (r ->> 'key', r -> 'value' ->> 'processInstanceKey')
  order by named.position
$$;

create or replace view operate_v1.elements as
select key as element_instance_key, v ->> 'state' as state, v -> 'value' ->> 'elementId' as element_id, v -> 'value' ->> 'bpmnElementType' as element_type,
  v -> 'value' ->> 'processInstanceKey' as process_instance_key, v -> 'value' ->> 'bpmnProcessId' as bpmn_process_id, (v -> 'value' ->> 'version')::integer as version,
  v -> 'value' ->> 'processDefinitionKey' as process_definition_key, nullif(v -> 'value' ->> 'flowScopeKey', '-1') as flow_scope_key,
  nullif(v -> 'value' ->> 'parentProcessInstanceKey', '-1') as parent_process_instance_key, (v ->> 'incidents')::integer as incidents
from engine.state, lateral (select operate_v1.readable(value) as v offset 0) as parsed
where family = 'element-instance';

create or replace view operate_v1.instances as
select process_instance_key, bpmn_process_id, version, process_definition_key, parent_process_instance_key, state
from operate_v1.elements where element_type = 'PROCESS';

create or replace view operate_v1.jobs as
select key as job_key, v -> 'job' ->> 'type' as type, v ->> 'state' as state, (v -> 'job' ->> 'retries')::integer as retries, v -> 'job' ->> 'worker' as worker,
  operate_v1.instant_of(v -> 'job' ->> 'deadline') as deadline_at, operate_v1.instant_of(v -> 'job' ->> 'recurringTime') as again_at, v -> 'job' ->> 'errorMessage' as error_message,
  v -> 'job' ->> 'bpmnProcessId' as bpmn_process_id, v -> 'job' ->> 'elementId' as element_id,
  v -> 'job' ->> 'elementInstanceKey' as element_instance_key, v -> 'job' ->> 'processInstanceKey' as process_instance_key
from engine.state, lateral (select operate_v1.readable(value) as v offset 0) as parsed
where family = 'job';

create or replace view operate_v1.incidents as
select key as incident_key, v ->> 'errorType' as error_type, v ->> 'errorMessage' as message, v ->> 'bpmnProcessId' as bpmn_process_id,
  v ->> 'processDefinitionKey' as process_definition_key, v ->> 'processInstanceKey' as process_instance_key, v ->> 'elementId' as element_id,
  v ->> 'elementInstanceKey' as element_instance_key, nullif(v ->> 'jobKey', '-1') as job_key
from engine.state, lateral (select operate_v1.readable(value) as v offset 0) as parsed
where family = 'incident';

create or replace view operate_v1.timers as
select key as timer_key, operate_v1.instant_of(v ->> 'dueDate') as due_at, v ->> 'targetElementId' as element_id, (v ->> 'repetitions')::integer as repetitions,
  nullif(v ->> 'processInstanceKey', '-1') as process_instance_key, v ->> 'processDefinitionKey' as process_definition_key
from engine.state, lateral (select operate_v1.readable(value) as v offset 0) as parsed
where family = 'timer';

-- Counted from indexes: what is asked of a million rows.
create or replace view operate_v1.job_counts as
select case when length(raw_type) < 350 then operate_v1.readable('"' || raw_type || '"') #>> '{}' else raw_type || '…' end as type, state, count
from (select split_part(tally, '","job":{"type":"', 2) as raw_type, split_part(tally, '"', 1) as state, count(*)::integer as count from engine.state where tally is not null group by tally) as counted;

create or replace view operate_v1.totals as
select (select coalesce(sum((operate_v1.readable(value) ->> 'count')::integer), 0)::integer from engine.state where family = 'running') as instances,
  (select count(*)::integer from engine.state where family = 'incident') as incidents, (select count(*)::integer from engine.state where family = 'timer') as timers,
  (select operate_v1.instant_of(min(at_ms)::text) from engine.state where queue = 'timer') as next_timer_at;
