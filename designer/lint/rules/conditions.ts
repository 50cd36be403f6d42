import { called, found, type Finding, type Rule } from '../rule.ts';
import { knownVariables } from '../vocabulary.ts';
import { comparisonsIn, variablesIn } from '../condition.ts';
import type { Picture } from '../../compare/picture.ts';

export const knownConditionVariables: Rule = {
  id: 'known-condition-variables', severity: 'error',
  why: { vi: 'Điều kiện rẽ nhánh chỉ dùng những kết quả mà các bước thật sự trả về.', en: 'A condition on a variable that nothing sets raises an incident or takes the wrong branch.' },
  check: (picture, vocabulary) => {
    const known = knownVariables(vocabulary);
    const own = new Set(picture.nodes.flatMap(({ outputs, inputs, resultVariable }) => [...[...outputs, ...inputs].map(({ target }) => target), ...(resultVariable ? [resultVariable] : [])]));
    return picture.flows.filter(({ condition }) => condition !== null).flatMap(({ id, condition, from }): Finding[] => {
      const place = placeOf(picture, from);
      return [
        ...variablesIn(condition ?? '').filter((name) => !known.has(name) && !own.has(name)).map((name) => found(id, `Điều kiện sau ${place} dùng "${name}", nhưng không bước nào trả về kết quả này.`, `The condition after ${place} uses "${name}", which no step sets.`)),
        ...comparisonsIn(condition ?? '').flatMap(({ variable, value }): Finding[] => {
          const values = own.has(variable) ? null : known.get(variable);
          return values && !values.includes(value) ? [found(id, `Điều kiện sau ${place} so sánh "${variable}" với "${value}", nhưng giá trị có thể có là: ${values.join(', ')}.`, `The condition after ${place} compares "${variable}" with "${value}", but it can only be: ${values.join(', ')}.`)] : [];
        }),
      ];
    });
  },
};

export const defaultFlowOnGateways: Rule = {
  id: 'default-flow-on-gateways', severity: 'error',
  why: { vi: 'Cổng rẽ nhánh cần một nhánh mặc định; nếu không có điều kiện nào đúng, hồ sơ sẽ mắc kẹt.', en: 'Where no condition holds and there is no default flow, the dossier is stuck in an incident.' },
  check: (picture) => picture.nodes.filter(({ type }) => type === 'exclusiveGateway').flatMap((gateway): Finding[] => {
    const out = picture.flows.filter(({ from }) => from === gateway.id);
    if (out.length < 2) return [];
    const place = placeOf(picture, gateway.id);
    return [
      ...(out.some(({ isDefault }) => isDefault) ? [] : [found(gateway.id, `Cổng rẽ nhánh ${place} chưa có nhánh mặc định ("còn lại").`, `Gateway ${place} has no default flow.`)]),
      ...out.filter(({ isDefault, condition }) => !isDefault && condition === null).map(({ id, to }) => found(id, `Nhánh từ ${place} đến ${placeOf(picture, to)} chưa có điều kiện.`, `The flow from ${place} to ${placeOf(picture, to)} has no condition.`)),
    ];
  }),
};

const placeOf = (picture: Picture, id: string): string => called(picture.nodes.find((node) => node.id === id) ?? { id, name: '' });
