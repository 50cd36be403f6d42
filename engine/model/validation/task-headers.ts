import { children } from '../xml/element.ts';
import { duplicated } from './duplicates.ts';
import type { Rule } from './rule.ts';

/** How Zeebe writes a key that is missing or empty. */
const NONE = 'null';
const RESERVED = 'io.camunda.zeebe:';

/** Rule 53: a key stands once, and the engine's own are not for models. */
export const taskHeaders: Rule = {
  on: ['zeebe:taskHeaders'],
  check: (element) => {
    const keys = children(element, 'zeebe:header').map((each) => each.attributes['key'] || NONE);
    return [
      ...duplicated(keys).map((key) => `Headers contain duplicate entries for key '${key}'`),
      ...keys.filter((key) => key.startsWith(RESERVED)).map((key) => `Attribute 'key' contains '${key}', but header keys starting with '${RESERVED}' are reserved for internal use.`),
    ];
  },
};
