import type { MethodDefinition } from '@grpc/proto-loader';
import type { Random } from '../../demo/random.ts';

type Make = (random: Random, keys: readonly string[]) => unknown;

const some = (most: number, make: Make): Make => (random, keys) => Array.from({ length: random.between(0, most) }, () => make(random, keys));
const oneOf = (...items: readonly unknown[]): Make => (random) => random.pick(items);
const key: Make = (random, keys) => random.pick([...keys, '1', '9223372036854775807', '-9223372036854775808', String(random.between(0, 2 ** 31))]);
/** Of a month at most: jobs and messages that are gone at once would test less. */
const duration = oneOf('0', '-1', '1', '500', '60000', '2592000000', '9223372036854775807', '-9223372036854775808');
const int32 = oneOf(-2_147_483_648, -1, 0, 1, 2, 3, 100, 2_147_483_647);
const name = oneOf('', ' ', 'healthy', 'other', 'other-work', 'task', 'start', 'end', 'nobody', '<default>', 'đường phố', '\u0000', '\ud800', '__proto__', 'constructor', "' or 1 = 1 --", '%s%n', 'x'.repeat(70_000), '=1', '${a}', 'a\nb\\c\t');
const json = oneOf('', ' ', '{}', 'null', '{"a":1}', '{"a":NaN}', '[1]', '1', '"a"', 'true', '{"a":', '{"a":1e999}', '{"a":-0}', '{"a":12345678901234567890123}', '{"":{"":[]}}', '{"__proto__":{"a":1},"constructor":1,"toString":2}',
  '{"a":"\\u0000\\ud800"}', '{"a b":1,"=":2,"null":null}', `{"a":${'['.repeat(900)}${']'.repeat(900)}}`, `{"a":${'{"b":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, `{"a":"${'x'.repeat(200_000)}"}`, '\ufeff{}', '{"a":1}{"b":2}');
const xml = oneOf(Buffer.alloc(0), Buffer.from([0, 255, 254, 1]), Buffer.from('<'), Buffer.from('<a/>'), Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'),
  Buffer.from('<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>'));
const fileName = oneOf('', 'a.bpmn', 'b.xml', 'c.dmn', 'd.form', 'e.txt', '.bpmn', '../../../etc/passwd', 'x'.repeat(10_000) + '.bpmn');
const part = (fields: Readonly<Record<string, Make>>): Make => (random, keys) => Object.fromEntries(Object.entries(fields).filter(() => random.chance(0.85)).map(([field, make]) => [field, make(random, keys)]));
const creation = part({ processDefinitionKey: key, bpmnProcessId: name, version: int32, variables: json, startInstructions: some(2, part({ elementId: name })), tenantId: oneOf('', '', '', '<default>', 'hue') });

/** What may stand in a field, by its name. */
const FIELDS: Readonly<Record<string, Make>> = {
  processInstanceKey: key, jobKey: key, incidentKey: key, elementInstanceKey: key, resourceKey: key, decisionKey: key, processDefinitionKey: key,
  bpmnProcessId: name, type: oneOf('other-work', 'other-work', '', ' ', 'x', 'y'.repeat(1_000)), worker: name, errorCode: name, errorMessage: name, name, correlationKey: name, messageId: name, signalName: name, decisionId: name,
  tenantId: oneOf('', '', '', '<default>', 'hue'), tenantIds: some(2, oneOf('<default>', '', 'hue')), fetchVariable: some(3, name), fetchVariables: some(3, name), variables: json,
  timeout: duration, timeToLive: duration, retryBackOff: duration, requestTimeout: oneOf('-1', '1', '50', '100', '0'), retries: int32, version: int32, maxJobsToActivate: int32, local: oneOf(true, false),
  request: creation, startInstructions: some(2, part({ elementId: name })),
  resources: some(3, part({ name: fileName, content: xml })), processes: some(3, part({ name: fileName, definition: xml })),
  activateInstructions: some(3, part({ elementId: name, ancestorElementInstanceKey: key, variableInstructions: some(2, part({ variables: json, scopeId: name })) })), terminateInstructions: some(3, part({ elementInstanceKey: key })),
  migrationPlan: part({ targetProcessDefinitionKey: key, mappingInstructions: some(3, part({ sourceElementId: name, targetElementId: name })) }),
};

/** A request of the method's form with any of these in its fields, some left out. `keys`: those of things that exist, now and then. */
export function randomRequest(method: MethodDefinition<object, object>, random: Random, keys: readonly string[]): object {
  const { field } = method.requestType.type as { field: readonly { readonly name: string }[] };
  return Object.fromEntries(field.filter(() => random.chance(0.85)).map(({ name: fieldName }) => {
    const make = FIELDS[fieldName];
    if (!make) throw new Error(`Expected to make up a value for field '${fieldName}' of ${method.path}, but nobody has said how`);
    return [fieldName, make(random, keys)];
  }));
}

/** One message in four with bytes changed, cut off, put in or unknown fields behind. */
export function mutated(message: Buffer, random: Random): Buffer {
  if (!random.chance(0.25)) return message;
  const bytes = Buffer.from(message);
  const at = random.between(0, Math.max(0, bytes.length - 1));
  switch (random.between(0, 3)) {
    case 0: {
      for (let n = random.between(1, 4); n > 0 && bytes.length > 0; n--) bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
      return bytes;
    }
    case 1: return bytes.subarray(0, at);
    case 2: return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: random.between(1, 9) }, () => random.between(0, 255))), bytes.subarray(at)]);
    default: return Buffer.concat([bytes, Buffer.from([0x98, 0x06, random.between(0, 127), 0xa2, 0x06, 2, random.between(0, 255), random.between(0, 255)])]);
  }
}
