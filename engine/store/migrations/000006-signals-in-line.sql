-- Those who wait for a signal stood in one unit of its name, which was in memory as a whole; now each stands in the line of that name with what its own unit has always had of it.
-- A checkpoint that the leader of before has under way is waited for, and no further one of it counts.
update engine.checkpoint set epoch = epoch + 1;
-- In line by the number of the element that waits (the lower 51 bits of its key), a start event by its definition's. The line has the name that the unit had.
update engine.state w set queue = s.unit, long_queue = s.long_unit,
  at_ms = (case when w.unit like 'definition/%' then substr(w.unit, 12) else coalesce(substring(w.value from '"elementInstanceKey":"([0-9]+)"'), w.key) end)::bigint & ((1::bigint << 51) - 1)
from engine.state s where s.family = 'signal-subscription' and w.family = 'signal-wait' and w.key = s.key;
delete from engine.state where family = 'signal-subscription';
