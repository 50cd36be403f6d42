-- The log is written with every commit, a row for each group; the state follows with the checkpoint (engine/store/README.md).

create table engine.log (
  -- Groups do not overlap: everything after a position is `last_position > position`.
  last_position bigint primary key,
  first_position bigint not null,
  -- Epoch ms of the group's last record.
  written_at_ms bigint not null,
  -- Each distinct value of the group once, a line of JSON each.
  value_lines text not null,
  -- One record a line: the number of its value among the lines, then the record's other members; or a whole record.
  record_lines text not null,
  -- Commands that the group left for other units, and struck off: {"added":[{"id","command"}],"done":[id]}.
  left_over text
);

insert into engine.log (last_position, first_position, written_at_ms, value_lines, record_lines)
select max(position), min(position), max((record ->> 'timestamp')::bigint), '', string_agg(record::text, E'\n' order by position) from engine.record group by position / 1000;
drop table engine.record;

-- One row a record, for people and for tests; whoever reads on from a position also asks for `log_position > it`, which an index answers.
create view engine.record as
select log.first_position + n - 1 as position,
  case when line like '{%' then line else left(substr(line, strpos(line, '{')), -1) || ',"value":' || split.lines[left(line, strpos(line, '{') - 1)::integer] || '}' end::json as record,
  log.last_position as log_position
from engine.log, lateral (select string_to_array(log.value_lines, E'\n') as lines offset 0) as split, lateral string_to_table(log.record_lines, E'\n') with ordinality as t (line, n);

-- How far the state has followed the log. `epoch` as in `leader`, in a row of its own: commits and checkpoints do not wait for each other.
create table engine.checkpoint (
  partition integer primary key,
  epoch bigint not null,
  position bigint not null
);
insert into engine.checkpoint (partition, epoch, position) select partition, epoch, next_position - 1 from engine.leader;

-- Text, not json: a checkpoint must never be refused, and nothing in the database looks inside.
alter table engine.state alter column value type text using value::text;
alter table engine.pending_command alter column command type text using command::text;
-- The whole names where they are too long for an index; `unit` and `queue` then hold the beginning and a hash.
alter table engine.state add column long_unit text;
alter table engine.state add column long_queue text;
-- A b-tree, not a hash: new instances have ascending names, so that inserts stay at its right end however many there are.
drop index engine.state_unit;
update engine.state set long_unit = unit, unit = left(unit, 99) || '\#' || encode(sha256(convert_to(unit, 'UTF8')), 'hex') where length(unit) > 500;
update engine.state set long_queue = queue, queue = left(queue, 99) || '\#' || encode(sha256(convert_to(queue, 'UTF8')), 'hex') where length(queue) > 500;
create index state_unit on engine.state (unit);
