-- Facts that reform staff changed and a leader approved, deployed together with a model. Version 1 is the catalogue's (processes/catalogue); dossiers keep those they were received under.
create table desk.facts_version (
  procedure_code text not null,
  version integer not null check (version > 1),
  facts jsonb not null,
  ground text not null default '',          -- why the facts changed; '' when only steps followed the model
  model_version integer not null,           -- of the engine's process definition that it came with
  draft_id uuid,
  deployed_by uuid references desk.account,
  deployed_at timestamptz not null,
  primary key (procedure_code, version)
);
create trigger facts_version_is_append_only before update or delete on desk.facts_version for each row execute function desk.refuse_change();

alter table desk.dossier add column facts_version integer not null default 1;
alter table designer.draft add column facts_change jsonb;
alter table designer.draft add column base_facts_version integer not null default 1;
alter table designer.draft_revision add column facts_change jsonb;
