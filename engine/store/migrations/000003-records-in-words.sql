-- Records are written in words (engine/store/log-text.ts): half the text, and a third of the time that it takes to make it. Rows of before stay as they are.
create or replace view engine.record as
select log.first_position + n - 1 as position,
  case
    when line like '{%' then line
    when line ~ '^\d+\{' then left(substr(line, strpos(line, '{')), -1) || ',"value":' || split.lines[left(line, strpos(line, '{') - 1)::integer] || '}'
    else '{"position":' || log.first_position + n - 1 || ',"sourceRecordPosition":' || words[6] || ',"key":"' || words[5] || '","recordType":"' || words[2] || '","valueType":"' || words[3]
      || '","intent":"' || words[4] || '","timestamp":' || words[7] || coalesce(',"units":' || words[8], '') || ',"value":' || split.lines[words[1]::integer] || '}'
  end::json as record,
  log.last_position as log_position
from engine.log, lateral (select string_to_array(log.value_lines, E'\n') as lines offset 0) as split, lateral string_to_table(log.record_lines, E'\n') with ordinality as t (line, n),
  lateral (select string_to_array(line, ' ') as words offset 0) as worded;
