import { localName } from './xml/element.ts';
import type { XmlElement } from './xml/element.ts';

/** Characters of FEEL that a deployment may still bring: reading them takes some 3 µs each, and nobody else is served meanwhile. */
export interface FeelRoom { left: number }
export const newFeelRoom = (): FeelRoom => ({ left: MOST_IN_DEPLOYMENT });

const MOST_IN_DEPLOYMENT = 400_000;
const LONGEST_EXPRESSION = 60_000;
/** Each level of an output's target writes what is inside twice (rule 23). */
const DEEPEST_OUTPUT = 10;
const DEEPEST_INPUT = 100;

/** What is too long or too deep to be read while others wait, named by its element; undefined when all fits. `isFeel`: the text inside an element is FEEL without `=` (DMN). */
export function tooMuchFeel(root: XmlElement, room: FeelRoom, isFeel: (element: XmlElement) => boolean = () => false): string | undefined {
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const levels = pathLevels(element);
    const most = element.name === 'zeebe:output' ? DEEPEST_OUTPUT : DEEPEST_INPUT;
    if (levels > most) return told(element, `Expected a path of at most ${most} levels, but it has ${levels}.`);
    const length = Object.values(element.attributes).reduce((sum, each) => sum + feelLength(each), isFeel(element) ? element.text.length : feelLength(element.text));
    if (length > LONGEST_EXPRESSION) return told(element, `Expected an expression of at most ${LONGEST_EXPRESSION} characters, but it has ${length}.`);
    room.left -= element.name === 'zeebe:output' ? length * 2 ** (levels - 1) : length;
    if (room.left < 0) return told(element, `Expected at most ${MOST_IN_DEPLOYMENT} characters of expressions in a deployment, but there are more.`);
    for (let at = element.children.length - 1; at >= 0; at--) open.push(element.children[at]!);
  }
  return undefined;
}

const feelLength = (text: string): number => (text.length > 1 && text.trimStart().startsWith('=') ? text.length : 0);

function pathLevels({ name, attributes }: XmlElement): number {
  return name === 'zeebe:output' || name === 'zeebe:input' ? (attributes['target'] ?? '').split('.').length : 1;
}

function told(element: XmlElement, error: string): string {
  let at: XmlElement | undefined = element;
  while (at && !at.attributes['id']) at = at.parent;
  const id = at?.attributes['id'] ?? '';
  return `- Element: ${at === element ? id : `${id} > ${localName(element)}`}\n    - ERROR: ${error}\n`;
}
