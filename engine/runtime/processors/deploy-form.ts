import type { FormMetadata } from '../../protocol/deployment-values.ts';
import { latestOf } from '../state/latest-version.ts';
import { formUnit, formVersionsUnit } from '../state/unit-id.ts';
import type { Work } from '../work.ts';
import { checksumOf } from './checksum.ts';

/** A form equal to its latest version, file name included, is not deployed again. */
export function deployForm(work: Work, formId: string, resourceName: string, resource: string, tenantId: string): FormMetadata {
  const versions = work.state.get(formVersionsUnit(formId), 'form-versions', formId);
  const latest = latestOf(versions);
  const stored = latest && work.state.get(formUnit(latest.value), 'form', latest.value);
  if (stored && stored.resource === resource && stored.resourceName === resourceName) {
    const { resource: _, ...metadata } = stored;
    return { ...metadata, duplicate: true };
  }
  const formKey = work.nextKey();
  const metadata: FormMetadata = { formId, version: versions?.nextVersion ?? 1, formKey, resourceName, checksum: checksumOf(resource), duplicate: false, tenantId };
  work.begin(formUnit(formKey));
  work.event('FORM', 'CREATED', formKey, { ...metadata, resource }, [formUnit(formKey), formVersionsUnit(formId)]);
  return metadata;
}
