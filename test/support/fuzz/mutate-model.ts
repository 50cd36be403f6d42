import type { Random } from '../../demo/random.ts';

/** What a careless or an evil hand does to a model. */
export type Mutation = (xml: string, random: Random) => string;

const NASTY = [
  '', ' ', '=', '=1 +', '=null', '=x.y.z', '=for i in 1..999999999 return i', '=matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")', `=${'('.repeat(3_000)}1${')'.repeat(3_000)}`, '=if true then', '={a: a}',
  '=function(x) x(x)', '={f: function(x) f(x), r: f(1)}.r', '="\uD800"', 'PT', 'P1Y2M3DT4H5M6S', '-PT1H', 'R3/PT0S', 'R999999999999/PT1S', '* * * * * *', '=99999999999999999999999', '=-1', 'true', '\u0000', 'ế'.repeat(100), '=string join(for i in 1..5000 return "x")',
  '=[1,2,3][item > 1]', '=some x in [1] satisfies', '=date("2024-02-30")', '=@"P1D"', '=1..3', '=upper case("ß")', '${x}', '&lt;script&gt;', '../../etc/passwd', '{"a":1}', '=count(for i in 1..90000 return i)', '=duplicate values(for i in 1..60000 return i)', '=every i in 1..90000 satisfies every j in 1..90000 satisfies i+j>0', '=for i in 1..9000 return (for j in 1..9000 return j) = items', 'a'.repeat(20_000),
] as const;

const attributeSpans = (xml: string): RegExpMatchArray[] => [...xml.matchAll(/ ([\w:]+)="([^"]*)"/g)];
/** Elements without their drawing: changes there change nothing. */
const elementSpans = (xml: string): RegExpMatchArray[] => [...xml.slice(0, diagramAt(xml)).matchAll(/<([\w:]+)[^<>]*?(\/>|>[^<]*<\/\1>)/g)];
const diagramAt = (xml: string): number => { const at = xml.search(/<[\w]*:?BPMNDiagram/); return at < 0 ? xml.length : at; };

const cut = (xml: string, at: number, length: number, by = ''): string => xml.slice(0, at) + by + xml.slice(at + length);

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a byte is lost'(xml, random) { return cut(xml, random.between(0, xml.length - 1), 1); },
  'a byte is changed'(xml, random) { return cut(xml, random.between(0, xml.length - 1), 1, String.fromCharCode(random.between(1, 255))); },
  'the end is missing'(xml, random) { return xml.slice(0, random.between(0, xml.length)); },
  'a value is another'(xml, random) {
    const span = random.pick(attributeSpans(xml));
    const value = random.chance(0.5) ? random.pick(NASTY) : (random.pick(attributeSpans(xml))?.[2] ?? '');
    return span ? cut(xml, (span.index ?? 0), span[0].length, ` ${span[1] ?? ''}="${value.replaceAll('"', '&quot;')}"`) : xml;
  },
  'an attribute is missing'(xml, random) {
    const span = random.pick(attributeSpans(xml));
    return span ? cut(xml, span.index ?? 0, span[0].length) : xml;
  },
  'an attribute has another name'(xml, random) {
    const span = random.pick(attributeSpans(xml));
    return span ? cut(xml, span.index ?? 0, span[0].length, ` ${random.pick(['id', 'name', 'foo', 'zeebe:x', 'sourceRef', 'isInterrupting'])}="${span[2] ?? ''}"`) : xml;
  },
  'an element is missing'(xml, random) {
    const span = random.pick(elementSpans(xml));
    return span ? cut(xml, span.index ?? 0, span[0].length) : xml;
  },
  'an element comes twice'(xml, random) {
    const span = random.pick(elementSpans(xml));
    return span ? cut(xml, span.index ?? 0, 0, span[0]) : xml;
  },
  'an element comes twice under another id'(xml, random) {
    const span = random.pick(elementSpans(xml));
    return span ? cut(xml, span.index ?? 0, 0, span[0].replace(/ id="([^"]*)"/, ' id="$1-again"')) : xml;
  },
  'two elements change places'(xml, random) {
    const spans = elementSpans(xml);
    const [a, b] = [random.pick(spans), random.pick(spans)].sort((left, right) => (left?.index ?? 0) - (right?.index ?? 0));
    if (!a || !b || a === b || (a.index ?? 0) + a[0].length > (b.index ?? 0)) return xml;
    return cut(cut(xml, b.index ?? 0, b[0].length, a[0]), a.index ?? 0, a[0].length, b[0]);
  },
  'an element is of another kind'(xml, random) {
    const names = [...new Set([...xml.matchAll(/<([\w:]*(?:Task|Event|Gateway|subProcess|callActivity))\b/g)].map(([, name]) => name ?? ''))];
    const name = random.pick(names);
    if (!name) return xml;
    const other = name.replace(/\w+$/, random.pick(['serviceTask', 'userTask', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'intermediateCatchEvent', 'intermediateThrowEvent', 'endEvent', 'startEvent', 'subProcess', 'manualTask', 'scriptTask', 'receiveTask', 'callActivity', 'boundaryEvent']));
    return xml.replaceAll(new RegExp(`(</?)${name}(?=[\\s>/])`, 'g'), `$1${other}`);
  },
  'a user task is native'(xml, random) {
    const span = random.pick([...xml.matchAll(/<([\w]*:)?userTask [^>]*>(\s*<[\w:]*extensionElements>)?/g)].filter(([tag]) => !tag.endsWith('/>')));
    if (!span) return xml;
    const native = '<zeebe:userTask xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"/>';
    return cut(xml, (span.index ?? 0) + span[0].length, 0, span[2] ? native : `<${span[1] ?? ''}extensionElements>${native}</${span[1] ?? ''}extensionElements>`);
  },
  'a process calls itself'(xml, random) {
    const [, id = ''] = /<[\w:]*process [^>]*?id="([^"]+)"/.exec(xml) ?? [];
    const span = random.pick([...xml.matchAll(/processId="[^"]*"/g)]);
    return span ? cut(xml, span.index ?? 0, span[0].length, `processId="=&quot;${id}&quot;"`) : xml;
  },
  'a flow leads elsewhere'(xml, random) {
    const ids = [...xml.matchAll(/<[\w:]*(?:Task|Event|Gateway) [^>]*?id="([^"]+)"/g)].map(([, id]) => id ?? '');
    const span = random.pick([...xml.matchAll(/(sourceRef|targetRef)="[^"]*"/g)]);
    return span && ids.length > 0 ? cut(xml, span.index ?? 0, span[0].length, `${span[1] ?? ''}="${random.pick(ids)}"`) : xml;
  },
  'an expression is nasty'(xml, random) {
    const span = random.pick([...xml.matchAll(/"=([^"]*)"|>=([^<]*)</g)]);
    if (!span) return xml;
    const value = random.pick(NASTY).replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    return cut(xml, span.index ?? 0, span[0].length, span[0].startsWith('"') ? `"${value}"` : `>${value}<`);
  },
};
