import type { Command } from '../runtime/port.ts';
import type { Group, GroupChange } from './group.ts';
import type { Unit } from './unit.ts';

/** What the log has and the state's tables do not: committed groups, net of what cancels out. The next checkpoint writes it. */
export interface Layer {
  readonly changes: Map<string, GroupChange>;
  readonly units: Set<Unit>;
  readonly pendingAdded: Map<number, Command>;
  readonly pendingDone: Set<number>;
  /** What it follows on. */
  readonly afterPosition: number;
  /** Of the youngest record in it. */
  lastPosition: number;
}

export const newLayer = (afterPosition: number): Layer => ({ changes: new Map(), units: new Set(), pendingAdded: new Map(), pendingDone: new Set(), afterPosition, lastPosition: afterPosition });

/** Records without changes count: a checkpoint also says from where on to replay. */
export const isEmptyLayer = (layer: Layer): boolean => layer.lastPosition === layer.afterPosition && layer.pendingDone.size === 0;

/** A group is committed: its changes go on top of the layer's. */
export function addToLayer(layer: Layer, group: Group): void {
  for (const [id, { change, serial, born }] of group.changes) {
    const bornHere = layer.changes.get(id)?.born ?? born;
    if (change.value === null && bornHere) layer.changes.delete(id);
    else layer.changes.set(id, { change, serial, born: bornHere });
  }
  for (const [id, command] of group.pendingAdded) layer.pendingAdded.set(id, command);
  for (const id of group.pendingDone) if (!layer.pendingAdded.delete(id)) layer.pendingDone.add(id);
  for (const unit of group.units) {
    // A unit stays in memory until no layer and no group holds changes of it.
    if (layer.units.has(unit)) unit.unwritten--;
    else layer.units.add(unit);
  }
  if (group.records.length > 0) layer.lastPosition = group.firstPosition + group.records.length - 1;
}
