import { parseExpression } from '../../expression/parse-expression.ts';
import { variableNameOf } from '../../expression/variable-name.ts';
import type { MultiInstanceBody } from '../executable.ts';
import { child, extension, isTrue } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';

export type LoopProperties = Pick<MultiInstanceBody, 'isSequential' | 'inputCollection' | 'inputElement' | 'outputCollection' | 'outputElement' | 'outputElementVariable' | 'completionCondition'>;

/** What a multi-instance activity repeats. `standardLoopCharacteristics` is ignored (rule 101). */
export function loopOf(activity: XmlElement): LoopProperties | undefined {
  const loop = child(activity, 'bpmn:multiInstanceLoopCharacteristics');
  if (!loop) return undefined;
  const zeebe = extension(loop, 'zeebe:loopCharacteristics')?.attributes ?? {};
  const outputElement = zeebe['outputElement'] ? parseExpression(zeebe['outputElement']) : undefined;
  const outputElementVariable = outputElement && variableNameOf(outputElement);
  const condition = child(loop, 'bpmn:completionCondition')?.text.trim();
  return {
    isSequential: isTrue(loop, 'isSequential'),
    inputCollection: parseExpression(zeebe['inputCollection'] ?? ''),
    ...(zeebe['inputElement'] ? { inputElement: zeebe['inputElement'] } : {}),
    ...(zeebe['outputCollection'] ? { outputCollection: zeebe['outputCollection'] } : {}),
    ...(outputElement ? { outputElement } : {}),
    ...(outputElementVariable === undefined ? {} : { outputElementVariable }),
    ...(condition ? { completionCondition: parseExpression(condition) } : {}),
  };
}
