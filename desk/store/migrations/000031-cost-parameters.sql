-- Parameters of compliance cost that staff set, with their source; the latest of each holds, else processes/cost/parameters.yaml.
create table desk.cost_parameter (
  id bigint generated always as identity primary key,
  parameter text not null,
  value numeric check (value >= 0),         -- null: as shipped again
  source text not null default '',
  set_by uuid references desk.account,
  set_by_name text not null,
  set_at timestamptz not null
);
create index on desk.cost_parameter (parameter, id desc);
create trigger cost_parameter_is_append_only before update or delete on desk.cost_parameter for each row execute function desk.refuse_change();
