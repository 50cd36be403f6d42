import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

/** A BPMN element as bpmn-moddle reads it; bpmn-js's business objects are the same thing, so the browser uses this code too. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly $parent?: ModdleElement;
  readonly [property: string]: unknown;
}

export type ReadModel =
  | { readonly ok: true; readonly definitions: ModdleElement; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Reads BPMN XML with Zeebe's extensions. What cannot be read is a value, never an exception. */
export async function readModel(xml: string): Promise<ReadModel> {
  // Nothing in BPMN needs a document type; entities in one only serve attacks.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return { ok: false, message: 'document type declarations are not accepted' };
  try {
    const moddle = new BpmnModdle({ zeebe });
    const { rootElement, warnings } = await moddle.fromXML(xml) as unknown as { rootElement: ModdleElement; warnings: readonly { message: string }[] };
    return { ok: true, definitions: rootElement, warnings: warnings.map(({ message }) => message) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

export const elements = (value: unknown): readonly ModdleElement[] => Array.isArray(value) ? value as ModdleElement[] : [];
export const element = (value: unknown): ModdleElement | undefined => typeof value === 'object' && value !== null ? value as ModdleElement : undefined;
export const text = (value: unknown): string | null => typeof value === 'string' && value !== '' ? value : null;
/** The extension element of that type (`zeebe:TaskDefinition`), if the element has it. */
export const extension = (of: ModdleElement, type: string): ModdleElement | undefined =>
  elements(element(of['extensionElements'])?.['values']).find((candidate) => candidate.$type === type);
