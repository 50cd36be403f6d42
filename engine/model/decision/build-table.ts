import { child, children, idOf } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { attributeOf, buildExpression, buildTests, failed, textIn } from './build.ts';
import type { Build } from './build.ts';
import type { Aggregation, DecisionTable, HitPolicy, TableOutput } from './graph.ts';

/** Hit policy and aggregation have passed the schema: they are those of DMN. */
export function buildTable(element: XmlElement, build: Build): DecisionTable {
  const hitPolicy = (attributeOf(element, 'hitPolicy') ?? 'UNIQUE') as HitPolicy;
  const aggregation = attributeOf(element, 'aggregation') as Aggregation | undefined;
  const outputElements = children(element, 'dmn:output');
  if (outputElements.length > 1 && hitPolicy === 'COLLECT' && aggregation) failed(build, "hit policy 'COLLECT' with aggregator is not defined for compound output");
  if (outputElements.length > 1) for (const each of outputElements) if (!attributeOf(each, 'name')) failed(build, `no output name defined for \`${attributeOf(each, 'label') ?? 'null'}\``);
  const inputs = children(element, 'dmn:input').map((each) => {
    const label = attributeOf(each, 'label');
    return { id: idOf(each), ...(label === undefined ? {} : { label }), expression: buildExpression(child(each, 'dmn:inputExpression') ?? each, build) };
  });
  const outputs = outputElements.map((each) => buildOutput(each, build));
  const rules = children(element, 'dmn:rule').map((rule, index) => ({
    id: idOf(rule), index: index + 1,
    tests: children(rule, 'dmn:inputEntry').map((each) => buildTests(each, build)), values: children(rule, 'dmn:outputEntry').map((each) => buildExpression(each, build)),
  }));
  return { kind: 'table', hitPolicy, ...(aggregation ? { aggregation } : {}), inputs, outputs, rules };
}

function buildOutput(element: XmlElement, build: Build): TableOutput {
  const name = attributeOf(element, 'name');
  const label = attributeOf(element, 'label');
  const values = child(element, 'dmn:outputValues');
  const byDefault = child(element, 'dmn:defaultOutputEntry');
  return {
    id: idOf(element), ...(name === undefined ? {} : { name }), ...(label === undefined ? {} : { label }),
    priorities: new Map((values ? textIn(values) ?? '' : '').split(',').map((value, place) => [value.trim().replace(/["']/g, ''), place])),
    ...(byDefault ? { byDefault: buildExpression(byDefault, build) } : {}),
  };
}
