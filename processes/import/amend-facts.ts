import { parseDocument } from 'yaml';
import type { ImportedProcedureFacts } from '../schema/imported-facts.ts';
import { writeFacts, type Attribute } from './write-facts.ts';

/**
 * The text of a file after an import. A file as the importer wrote it is written anew; in one that staff worked on only the changed attributes are replaced,
 * so that their remarks and their way of writing stay.
 */
export function amendFacts(text: string, current: ImportedProcedureFacts, merged: ImportedProcedureFacts, changed: readonly Attribute[]): string {
  if (text === writeFacts(current)) return writeFacts(merged);
  const document = parseDocument(text);
  for (const attribute of [...changed, 'imported'] as const) {
    const value = merged[attribute];
    if (value === undefined) document.delete(attribute);
    else document.set(attribute, document.createNode(value, { flow: attribute !== 'channels' && attribute !== 'cases' && attribute !== 'results' }));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
