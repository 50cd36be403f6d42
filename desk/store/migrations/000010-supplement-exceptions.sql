-- Further supplements beyond what the law allows (T6), each granted for a recorded reason (P3, history 'supplement-exception').
alter table desk.dossier add column supplement_exceptions smallint not null default 0;
create index on desk.dossier (handling_agency_id) where supplement_count > 1;
