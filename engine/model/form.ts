export type FormResult = { readonly ok: true; readonly formId: string } | { readonly ok: false; readonly failure: string };

/** A form as Zeebe looks at it: JSON with an id. What it shows is the business of whoever shows it. */
export function readFormId(resourceName: string, content: string): FormResult {
  let form: unknown;
  try {
    form = JSON.parse(content);
  } catch (error) {
    return { ok: false, failure: `Failed to parse formId from form JSON. '${resourceName}': ${(error as Error).message}` };
  }
  if (typeof form !== 'object' || form === null || Array.isArray(form)) return { ok: false, failure: `Failed to parse formId from form JSON. '${resourceName}': expected an object` };
  const id: unknown = (form as Record<string, unknown>)['id'];
  if (id === undefined || id === null) return { ok: false, failure: 'Expected the form id to be present, but none given' };
  const formId = typeof id === 'object' ? '' : String(id);
  return formId.trim() === '' ? { ok: false, failure: 'Expected the form id to be filled, but it is blank' } : { ok: true, formId };
}
