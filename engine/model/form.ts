export type FormResult = { readonly ok: true; readonly formId: string } | { readonly ok: false; readonly failure: string };

/** A form as Zeebe looks at it: JSON with an id; what follows the JSON it does not see. What the form shows is the business of whoever shows it. */
export function readFormId(resourceName: string, content: string): FormResult {
  let form: unknown;
  try {
    form = firstValue(content.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ok: false, failure: `Failed to parse formId from form JSON. '${resourceName}': ${(error as Error).message}` };
  }
  if (typeof form !== 'object' || form === null || Array.isArray(form)) return { ok: false, failure: `Failed to parse formId from form JSON. '${resourceName}': expected an object` };
  const id: unknown = (form as Record<string, unknown>)['id'];
  if (id === undefined || id === null) return { ok: false, failure: 'Expected the form id to be present, but none given' };
  if (typeof id === 'object') return { ok: false, failure: `Failed to parse formId from form JSON. '${resourceName}': expected the id to be a text` };
  const formId = String(id as string | number | boolean);
  return formId.trim() === '' ? { ok: false, failure: 'Expected the form id to be filled, but it is blank' } : { ok: true, formId };
}

/** @throws {SyntaxError} */
function firstValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const end = endOfObject(text);
    if (end === undefined) throw error;
    return JSON.parse(text.slice(0, end));
  }
}

/** Behind the brace that closes the first; undefined when there is none. */
function endOfObject(text: string): number | undefined {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token[0] === '{') depth++;
    else if (token[0] === '}' && --depth === 0) return token.index + 1;
  }
  return undefined;
}
