-- How far each exporter has the log. What one of them does not have is not taken away (engine/store/retention.ts).
create table engine.exported (
  name text primary key,
  position bigint not null
);
