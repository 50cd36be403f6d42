-- Jobs by state and type, `FAILED <type>`, so that counting a million of them reads an index and no value. The type is as JSON has it (quotes and control characters escaped);
-- one that is too long for an index is told by a hash. No expression here can fail, so no checkpoint is refused for it.
alter table engine.state add column tally text collate "C" generated always as (
  case when family = 'job' then substring(value from '^\{"state":"([A-Z_]+)","job":\{"type":"') || ' ' ||
    case when length(substring(value from '^\{"state":"[A-Z_]+","job":\{"type":"((?:[^"\\]|\\.)*)"')) <= 300
      then substring(value from '^\{"state":"[A-Z_]+","job":\{"type":"((?:[^"\\]|\\.)*)"')
      else 'md5:' || md5(substring(value from '^\{"state":"[A-Z_]+","job":\{"type":"((?:[^"\\]|\\.)*)"')) end
  end
) stored;
create index state_tally on engine.state (tally) where tally is not null;
