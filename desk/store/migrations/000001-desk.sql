-- The truth about dossiers. No foreign keys into schema engine; keys of the engine are text.
-- History, ledger and events are append-only: triggers refuse UPDATE and DELETE (design, invariant 5).

create function desk.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed or deleted', tg_table_schema, tg_table_name;
end $$;

create table desk.agency (
  id text primary key,
  name_vi text not null,
  name_en text not null,
  kind text not null,                       -- commune, police, industry-trade, power, insurance, transport-police, …
  level text not null,                      -- ministry, province, commune, utility
  parent_id text references desk.agency,
  calendar_id text not null,                -- processes/calendars/<id>.yaml
  dossier_code_part text not null,          -- agency part of the dossier code
  demonstration boolean not null default false
);

create table desk.division (
  id text primary key,
  agency_id text not null references desk.agency,
  name_vi text not null,
  name_en text not null
);

create table desk.account (
  id uuid primary key,
  username text not null unique,
  name text not null,
  password_hash text,                       -- scrypt$N$r$p$salt$hash; null: cannot sign in
  agency_id text not null references desk.agency,
  division_id text references desk.division,
  roles text[] not null,
  at_one_stop boolean not null default false,   -- located at the one-stop desk
  language text not null default 'vi',
  active boolean not null default true,
  demonstration boolean not null default false,
  created_at timestamptz not null
);

create table desk.session (
  token_hash text primary key,              -- sha256 of the cookie
  account_id uuid not null references desk.account,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table desk.sign_in_failure (
  id bigint generated always as identity primary key,
  username text not null,
  at timestamptz not null
);
create index on desk.sign_in_failure (username, at);

-- One-time tokens: the first administrator in production.
create table desk.one_time_token (
  token_hash text primary key,
  purpose text not null,
  created_at timestamptz not null,
  used_at timestamptz
);

-- Appraising and approving delegated to officers at the desk ("four on-the-spot").
create table desk.delegation (
  id uuid primary key,
  agency_id text not null references desk.agency,
  procedure_code text,                      -- null: all of the agency's procedures
  power text not null,                      -- appraise | approve
  account_id uuid references desk.account,  -- null: any officer at the one-stop
  ground text not null,
  in_force_from date not null,
  in_force_to date,
  demonstration boolean not null default false,
  created_at timestamptz not null
);

create table desk.rule_setting (
  id bigint generated always as identity primary key,
  rule_id text not null,                    -- T1 … T19
  scope_kind text not null,                 -- all | field | procedure | channel
  scope_value text not null default '',
  on_ boolean not null,
  value jsonb,
  in_force_from date not null,
  in_force_to date,
  set_by uuid references desk.account,
  set_at timestamptz not null
);

-- What the engine answered when a model was deployed; running dossiers finish on their version.
create table desk.deployment (
  id bigint generated always as identity primary key,
  procedure_code text not null,
  bpmn_process_id text not null,
  version integer not null,
  process_definition_key text not null,
  checksum text not null,
  bpmn_xml text not null,
  origin text not null,                     -- shipped | designer
  draft_id uuid,
  deployed_by uuid references desk.account,
  deployed_at timestamptz not null,
  engine text not null,                     -- which engine it was deployed to (address or embedded cluster id)
  unique (engine, bpmn_process_id, version)
);

create table desk.dossier (
  id uuid primary key,
  code text not null unique,
  procedure_code text not null,
  procedure_name text not null,
  facts jsonb not null,                     -- the facts under which it was received
  agency_id text not null references desk.agency,            -- received by
  handling_agency_id text not null references desk.agency,
  parent_id uuid references desk.dossier,   -- bundle
  status smallint not null check (status between 1 and 10),
  channel text not null,
  result_channel text not null,
  applicant jsonb not null,                 -- name, identityNumber, address, phone, email, authorised {…}
  form jsonb not null,
  copies integer not null default 1,
  content text not null default '',         -- nội dung yêu cầu giải quyết
  rule_set text not null,                   -- which generation of the rules it was received under
  supplement_policy text not null,
  submitted_at timestamptz,                 -- online
  received_at timestamptz,
  received_by uuid references desk.account,
  register_no integer,                      -- sổ theo dõi: number in this agency's book of the year
  due_at timestamptz,                       -- what the ledger says now; null: no statutory limit, not started, or waiting
  warn_at timestamptz,                      -- from here on "due soon": the warning of T12, by the same ledger
  clock_state text not null default 'not-started',   -- not-started | running | suspended | stopped
  supplement_count smallint not null default 0,
  extension_count smallint not null default 0,
  apology_signed_at timestamptz,
  breached_at timestamptz,
  on_the_spot boolean,
  on_the_spot_obstacles jsonb,
  outcome text,                             -- granted | refused | expired | withdrawn | stopped
  finished_at timestamptz,
  returned_at timestamptz,
  closed_at timestamptz,
  fee_due bigint not null default 0,
  lookup_secret text not null,              -- four digits on the slip
  bpmn_process_id text,
  process_instance_key text,                -- claimed by the instance's first job
  process_definition_version integer,
  search text not null default '',          -- folded: no diacritics, lower case
  idempotency_key text unique,              -- made by the client once per form, or the portal's submission id
  demonstration boolean not null default false,
  version integer not null default 1        -- optimistic lock
);
create index on desk.dossier (agency_id, status);
create index on desk.dossier (handling_agency_id, status);
create index on desk.dossier (procedure_code, status);
create index on desk.dossier (parent_id) where parent_id is not null;
create index on desk.dossier (due_at) where closed_at is null;
create index on desk.dossier (received_at desc);
create index on desk.dossier (process_instance_key) where process_instance_key is not null;

create table desk.dossier_serial (agency_id text, day date, serial integer not null, primary key (agency_id, day));
create table desk.register_serial (agency_id text, year integer, serial integer not null, primary key (agency_id, year));

create table desk.file (
  id uuid primary key,
  dossier_id uuid references desk.dossier,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  kind text not null,                       -- component | result | form
  uploaded_by uuid references desk.account,
  uploaded_at timestamptz not null
);
create index on desk.file (dossier_id);

create table desk.dossier_component (
  dossier_id uuid not null references desk.dossier,
  component_id text not null,
  name text not null,
  duty text not null,
  source text not null,                     -- applicant | register:<id>
  state text not null,                      -- submitted | shown | fetched | missing | asked | not-needed
  originals integer not null default 0,
  copies integer not null default 0,
  file_id uuid references desk.file,
  register_extract jsonb,
  reason text,                              -- why it was asked for though a register holds it
  updated_at timestamptz not null,
  primary key (dossier_id, component_id)
);

create table desk.history (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references desk.dossier,
  at timestamptz not null,
  actor_id uuid,                            -- null: the system
  actor_name text not null,
  kind text not null,                       -- received, status-changed, task-opened, task-claimed, task-completed, lookup, supplement-asked, …
  element_id text,
  from_status smallint,
  to_status smallint,
  data jsonb not null default '{}'
);
create index on desk.history (dossier_id, id);
create index on desk.history (at);
create trigger history_is_append_only before update or delete on desk.history for each row execute function desk.refuse_change();

-- Calendars as they were when a clock was started with them: a later edition moves no running date.
create table desk.calendar (
  checksum text primary key,
  id text not null,
  content jsonb not null,
  first_used_at timestamptz not null
);

-- The statutory clock: this ledger alone reproduces every due date (design, invariant 4).
create table desk.clock_entry (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references desk.dossier,
  seq integer not null,
  kind text not null,                       -- start | suspend | resume | restart | shift | extend | stop
  at timestamptz not null,
  ground text not null,                     -- id in processes/clock-rules.yaml
  actor_id uuid,
  actor_name text not null,
  data jsonb not null default '{}',         -- limit, calendar, rule set, new date, …
  due_at timestamptz,                       -- after this entry
  explanation jsonb not null default '[]',  -- which rule put the date where it is, step by step
  recorded_at timestamptz not null,
  unique (dossier_id, seq)
);
create trigger clock_entry_is_append_only before update or delete on desk.clock_entry for each row execute function desk.refuse_change();

-- What the clock brought about, each once: warning, breach, rung-1 … rung-4, apology, late-without-apology.
create table desk.clock_event (
  dossier_id uuid not null references desk.dossier,
  key text not null,
  at timestamptz not null,                  -- when it was due by the ledger
  recorded_at timestamptz not null,
  data jsonb not null default '{}',
  primary key (dossier_id, key)
);
create index on desk.clock_event (key, at);
create trigger clock_event_is_append_only before update or delete on desk.clock_event for each row execute function desk.refuse_change();

create table desk.task (
  id uuid primary key,
  job_key text unique,                      -- null: a task of the desk itself (apology, breach)
  process_instance_key text,
  dossier_id uuid not null references desk.dossier,
  element_id text not null,
  kind text not null,                       -- user-task | await-supplement | await-payment | await-agency | await-linked-dossiers | desk-task
  form_key text,
  name text not null,
  candidate_groups text[] not null,
  agency_id text not null references desk.agency,
  place text not null default 'division',   -- one-stop | division | leader | clerk | agency
  assignee_id uuid references desk.account,
  created_at timestamptz not null,
  due_at timestamptz,                       -- the step's own limit
  claimed_at timestamptz,
  state text not null,                      -- open | claimed | completing | completed | closed
  closed_reason text,
  outcome text,
  completed_by uuid references desk.account,
  completed_at timestamptz,
  data jsonb not null default '{}',
  lease_until timestamptz,
  version integer not null default 1
);
create index on desk.task (agency_id, state, due_at);
create index on desk.task (assignee_id, state);
create index on desk.task (dossier_id);
create index on desk.task (lease_until) where state in ('open', 'claimed') and job_key is not null;

-- Desk → engine and desk → world: written in the desk's transaction, sent until answered (design, invariant 7).
create table desk.outbox (
  id bigint generated always as identity primary key,
  kind text not null,                       -- create-instance | complete-job | cancel-instance | publish-message | notice | payment | …
  subject text not null,                    -- rows of one subject are sent in order
  payload jsonb not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  result jsonb,
  error text,
  dead_at timestamptz                       -- given up: an administrator sees it
);
create index on desk.outbox (next_at, id) where sent_at is null and dead_at is null;
create index on desk.outbox (subject, id) where sent_at is null and dead_at is null;

-- Engine → desk: a redelivered job gets the stored outcome.
create table desk.job_outcome (
  job_key text primary key,
  type text not null,
  outcome jsonb not null,
  at timestamptz not null
);

create table desk.payment (
  id uuid primary key,
  dossier_id uuid not null references desk.dossier,
  job_key text,
  amount bigint not null,
  state text not null,                      -- due | paid | expired | refunded
  method text,                              -- cash | gateway
  gateway_reference text unique,
  created_at timestamptz not null,
  paid_at timestamptz,
  taken_by uuid references desk.account
);
create index on desk.payment (dossier_id);

create table desk.register_lookup (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references desk.dossier,
  component_id text not null,
  register text not null,
  at timestamptz not null,
  result text not null,                     -- found | not-found | incomplete | unreachable
  reason text,
  duration_ms integer not null
);
create index on desk.register_lookup (dossier_id);

create table desk.notice (
  id uuid primary key,
  dossier_id uuid not null references desk.dossier,
  kind text not null,
  channel text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index on desk.notice (dossier_id);

create table desk.consultation (
  id uuid primary key,
  dossier_id uuid not null references desk.dossier,
  task_id uuid references desk.task,
  asked_agency_id text not null references desk.agency,
  question text not null,
  asked_at timestamptz not null,
  due_at timestamptz,
  answered_at timestamptz,
  answer text,
  opinion text                              -- agree | disagree | late
);
create index on desk.consultation (dossier_id);

create table desk.rating (
  dossier_id uuid primary key references desk.dossier,
  score smallint check (score between 1 and 5),
  comment text,
  asked_at timestamptz not null,
  rated_at timestamptz
);

create schema if not exists designer;
create table designer.draft (
  id uuid primary key,
  procedure_code text not null,
  title text not null,
  state text not null,                      -- draft | submitted | approved | rejected | deployed
  base_version integer,
  bpmn_xml text not null,
  note text not null default '',
  author_id uuid not null references desk.account,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  decided_by uuid references desk.account,
  decided_at timestamptz,
  decision_note text,
  deployed_version integer,
  version integer not null default 1
);
create table designer.draft_revision (
  id bigint generated always as identity primary key,
  draft_id uuid not null references designer.draft,
  bpmn_xml text not null,
  author_id uuid not null,
  at timestamptz not null
);
create trigger draft_revision_is_append_only before update or delete on designer.draft_revision for each row execute function desk.refuse_change();
