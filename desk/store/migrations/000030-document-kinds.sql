-- What reform staff decided about names of documents whose kind the register's words leave open (processes/documents/kinds.yaml). The latest entry of a name holds.

-- Kinds that the shipped register lacks.
create table desk.document_kind (
  id text primary key check (id ~ '^own-[a-z-]+$'),
  name_vi text not null,
  name_en text not null,
  holder text not null check (holder in ('applicant', 'unknown')),   -- a register only where a source says so: that is the shipped register's business
  added_by uuid references desk.account,
  added_at timestamptz not null
);
create trigger document_kind_is_append_only before update or delete on desk.document_kind for each row execute function desk.refuse_change();

create table desk.document_kind_decision (
  id bigint generated always as identity primary key,
  name_folded text not null,                -- lower case without diacritics: one name, however it is spelt
  name text not null,                       -- as the catalogue writes it
  kind text,                                -- null: taken back
  note text not null default '',
  decided_by uuid references desk.account,
  decided_by_name text not null,
  decided_at timestamptz not null
);
create index on desk.document_kind_decision (name_folded, id desc);
create trigger document_kind_decision_is_append_only before update or delete on desk.document_kind_decision for each row execute function desk.refuse_change();
