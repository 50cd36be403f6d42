import { decisionRequirementsUnit, decisionRequirementsVersionsUnit, decisionUnit, formUnit, formVersionsUnit } from '../state/unit-id.ts';
import type { Applier } from './applier.ts';

export const decisionRequirementsCreated: Applier<'DECISION_REQUIREMENTS'> = ({ key, value }, state) => {
  const { decisionRequirementsId: id, decisionRequirementsVersion: version } = value;
  const versionsUnit = decisionRequirementsVersionsUnit(id);
  const before = state.get(versionsUnit, 'decision-requirements-versions', id);
  state.put(decisionRequirementsUnit(key), 'decision-requirements', key, value);
  state.put(versionsUnit, 'decision-requirements-versions', id, { versions: { ...before?.versions, [version]: key } });
};

export const decisionRequirementsDeleted: Applier<'DECISION_REQUIREMENTS'> = ({ value }, state) => {
  const { decisionRequirementsId: id, decisionRequirementsVersion: version, decisionRequirementsKey: key } = value;
  const versionsUnit = decisionRequirementsVersionsUnit(id);
  state.remove(decisionRequirementsUnit(key), 'decision-requirements', key);
  const { [version]: _, ...versions } = { ...state.get(versionsUnit, 'decision-requirements-versions', id)?.versions };
  if (Object.keys(versions).length === 0) state.remove(versionsUnit, 'decision-requirements-versions', id);
  else state.put(versionsUnit, 'decision-requirements-versions', id, { versions });
};

export const decisionCreated: Applier<'DECISION'> = ({ key, value }, state) => {
  const { decisionId: id, version, decisionRequirementsKey } = value;
  const before = state.get(decisionUnit(id), 'decision-versions', id);
  state.put(decisionRequirementsUnit(decisionRequirementsKey), 'decision', key, value);
  state.put(decisionUnit(id), 'decision-versions', id, { versions: { ...before?.versions, [version]: { decisionKey: key, decisionRequirementsKey } } });
};

export const decisionDeleted: Applier<'DECISION'> = ({ value }, state) => {
  const { decisionId: id, version, decisionKey, decisionRequirementsKey } = value;
  state.remove(decisionRequirementsUnit(decisionRequirementsKey), 'decision', decisionKey);
  const { [version]: _, ...versions } = { ...state.get(decisionUnit(id), 'decision-versions', id)?.versions };
  if (Object.keys(versions).length === 0) state.remove(decisionUnit(id), 'decision-versions', id);
  else state.put(decisionUnit(id), 'decision-versions', id, { versions });
};

export const formCreated: Applier<'FORM'> = ({ key, value }, state) => {
  const { formId: id, version } = value;
  const before = state.get(formVersionsUnit(id), 'form-versions', id);
  state.put(formUnit(key), 'form', key, value);
  state.put(formVersionsUnit(id), 'form-versions', id, { versions: { ...before?.versions, [version]: key }, nextVersion: Math.max(before?.nextVersion ?? 1, version + 1) });
};

/** The versions stay behind, empty perhaps: the next number is not given twice. */
export const formDeleted: Applier<'FORM'> = ({ value }, state) => {
  const { formId: id, version, formKey } = value;
  state.remove(formUnit(formKey), 'form', formKey);
  const before = state.get(formVersionsUnit(id), 'form-versions', id);
  const { [version]: _, ...versions } = { ...before?.versions };
  if (before) state.put(formVersionsUnit(id), 'form-versions', id, { ...before, versions });
};
