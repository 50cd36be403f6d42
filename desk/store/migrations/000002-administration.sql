-- Delegations are given and ended by entries, never changed in place; what administrators do has a log; jobs that fail are seen.

-- Scope: a procedure, a field, or (both null) whatever the agency may process on the spot.
alter table desk.delegation add column field text;
alter table desk.delegation add column granted_by uuid references desk.account;   -- null: demonstration data
alter table desk.delegation add column granted_by_name text;
create index on desk.delegation (agency_id);
create trigger delegation_is_append_only before update or delete on desk.delegation for each row execute function desk.refuse_change();

create table desk.delegation_revocation (
  delegation_id uuid primary key references desk.delegation,
  at timestamptz not null,                  -- in force no longer from here on
  reason text not null,
  revoked_by uuid not null references desk.account,
  revoked_by_name text not null
);
create trigger delegation_revocation_is_append_only before update or delete on desk.delegation_revocation for each row execute function desk.refuse_change();

-- Who did what to agencies, accounts, delegations and stuck work. Settings of rules are a history of their own (desk.rule_setting).
create table desk.administration_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,                            -- null: the system
  actor_name text not null,
  kind text not null,                       -- agency-added, account-changed, …
  subject_id text not null,
  subject_name text not null,               -- as it was then
  data jsonb not null default '{}'          -- what changed: {field: [before, after]}; never passwords
);
create trigger administration_entry_is_append_only before update or delete on desk.administration_entry for each row execute function desk.refuse_change();

-- Jobs whose handler threw. Operational, not history: a row is closed when the job is done or gone with its instance.
create table desk.failing_job (
  job_key text primary key,
  type text not null,
  process_instance_key text not null,
  bpmn_process_id text not null,
  element_id text not null,
  dossier_id uuid,                          -- null: the job names none
  error text not null,                      -- the last one
  attempts integer not null,
  retries integer not null,                 -- as the engine counts them; kept as they are
  first_at timestamptz not null,
  last_at timestamptz not null,
  next_at timestamptz not null,             -- when the engine hands it out again
  closed_at timestamptz,
  closed_reason text                        -- done | gone
);
create index on desk.failing_job (next_at) where closed_at is null;
create index on desk.failing_job (dossier_id) where closed_at is null;
