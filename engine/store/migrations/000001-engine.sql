-- The engine's schema. Migrations are append-only: a released file is never edited.
-- Values are `json`, not `jsonb`: jsonb reorders the members of a context and refuses \u0000 inside a string.

create table engine.leader (
  partition integer primary key,
  -- Raised by whoever takes the lock; every commit asks for its own, so that a lost leader writes nothing.
  epoch bigint not null,
  -- High-water marks: the next key's counter and the next record's position.
  next_counter bigint not null,
  next_position bigint not null
);
insert into engine.leader (partition, epoch, next_counter, next_position) values (1, 0, 1, 1);

-- What happened, in order, for ever.
create table engine.record (
  position bigint primary key,
  record json not null
);

-- What holds now. Recovery reads this, not the history.
create table engine.state (
  family text collate "C" not null,
  key text collate "C" not null,
  unit text collate "C" not null,
  value json not null,
  -- Order of first writing, in which a unit's entries are listed.
  serial bigint not null,
  queue text collate "C",
  at_ms bigint,
  -- The whole key where it is too long for an index; `key` then holds its beginning and a hash.
  long_key text,
  primary key (family, key)
) with (fillfactor = 80);
-- Hash: unit ids hold correlation keys of any length, which a b-tree refuses.
create index state_unit on engine.state using hash (unit);
-- Keys are decimal numbers without leading zeros: shorter is smaller.
create index state_queue on engine.state (queue, at_ms, length(key), key) where queue is not null;

-- Commands that a committed step left for other units, not processed yet.
create table engine.pending_command (
  id bigint primary key,
  command json not null
);
