import type { Key } from '../../protocol/record.ts';
import type { UnitId } from '../port.ts';
import type { ElementInstance } from '../state/element-instance.ts';
import type { State } from '../state/overlay.ts';

/** Replaces parts of an element instance, if it is (still) there. */
export function changeElement(state: State, unit: UnitId, key: Key, change: (element: ElementInstance) => Partial<ElementInstance>): void {
  const element = state.get(unit, 'element-instance', key);
  if (element) state.put(unit, 'element-instance', key, { ...element, ...change(element) });
}
