import { variableKey } from '../state/composite-key.ts';
import type { Applier } from './applier.ts';

export const variableWritten: Applier<'VARIABLE'> = ({ key, value, unit }, state) => {
  const { scopeKey, name } = value;
  state.put(unit, 'variable', variableKey(scopeKey, name), { key, scopeKey, name, json: value.value });
};
