import type { Text } from '../../processes/schema/facts.ts';
import type { ModdleElement } from '../compare/moddle.ts';

/** bpmnlint's own rules, by rule name. */
const CORE_TEXTS: Readonly<Record<string, Text>> = {
  'no-bpmndi': { vi: 'Phần tử này không có hình vẽ trên sơ đồ.', en: 'This element is not drawn in the diagram.' },
  'start-event-required': { vi: 'Quy trình chưa có sự kiện bắt đầu.', en: 'The process has no start event.' },
  'single-blank-start-event': { vi: 'Quy trình có nhiều hơn một sự kiện bắt đầu.', en: 'The process has more than one start event.' },
  'no-duplicate-sequence-flows': { vi: 'Có hai đường nối trùng nhau giữa cùng hai phần tử.', en: 'Two sequence flows join the same two elements.' },
  'no-overlapping-elements': { vi: 'Phần tử nằm chồng lên phần tử khác trên sơ đồ.', en: 'The element lies over another one.' },
  'label-required': { vi: 'Phần tử chưa có tên; người đọc sơ đồ sẽ không hiểu.', en: 'The element has no name.' },
  'superfluous-gateway': { vi: 'Cổng này thừa: chỉ có một đường vào và một đường ra.', en: 'The gateway is superfluous: one way in and one way out.' },
  'no-implicit-split': { vi: 'Nhiều đường cùng đi ra từ một bước sẽ chạy song song: hãy dùng cổng.', en: 'Several flows leave one step and would run in parallel: use a gateway.' },
  'no-gateway-join-fork': { vi: 'Cổng vừa gộp vừa rẽ nhánh: hãy tách thành hai cổng.', en: 'The gateway both joins and splits: use two gateways.' },
};

type Say = (place: string, detail: Detail) => string;
interface Detail { readonly property: string; readonly error: string }

/** camunda-compat's reports, by the kind that each carries in `data.type`. */
const CAMUNDA_TEXTS: Readonly<Record<string, Say>> = {
  'camunda.elementTypeNotAllowed': (place) => `${place}: loại phần tử này Zeebe 8.5 chưa chạy được.`,
  'camunda.extensionElementRequired': (place, { property }) => `${place}: còn thiếu thông tin để chạy (${property}).`,
  'camunda.extensionElementNotAllowed': (place, { property }) => `${place}: có phần khai báo mà Zeebe 8.5 không nhận (${property}).`,
  'camunda.propertyRequired': (place, { property }) => `${place}: chưa điền "${property}".`,
  'camunda.propertyNotAllowed': (place, { property }) => `${place}: không được điền "${property}" ở Zeebe 8.5.`,
  'camunda.propertyDependentRequired': (place, { property }) => `${place}: phải điền thêm "${property}".`,
  'camunda.propertyValueNotAllowed': (place, { property }) => `${place}: giá trị của "${property}" không được chấp nhận.`,
  'camunda.propertyValueRequired': (place, { property }) => `${place}: "${property}" chưa có giá trị đúng.`,
  'camunda.propertyTypeNotAllowed': (place, { property }) => `${place}: kiểu của "${property}" không được Zeebe 8.5 chấp nhận.`,
  'camunda.propertyValueDuplicated': (place, { property }) => `${place}: giá trị của "${property}" bị trùng.`,
  'camunda.elementPropertyValueDuplicated': (place, { property }) => `${place}: giá trị của "${property}" bị trùng với phần tử khác.`,
  'camunda.elementMultipleNotAllowed': (place) => `${place}: chỉ được có một phần tử loại này.`,
  'camunda.expressionRequired': (place, { property }) => `${place}: "${property}" phải là biểu thức FEEL (bắt đầu bằng dấu =).`,
  'camunda.expressionNotAllowed': (place, { property }) => `${place}: "${property}" không được là biểu thức.`,
  'camunda.expressionValueNotAllowed': (place, { property }) => `${place}: biểu thức của "${property}" không được chấp nhận.`,
  'camunda.feelExpressionInvalid': (place) => `${place}: biểu thức FEEL viết sai cú pháp.`,
  'camunda.feelExpressionUnsupportedFunction': (place) => `${place}: biểu thức dùng hàm mà Zeebe 8.5 chưa có.`,
  'camunda.loopNotAllowed': (place) => `${place}: vòng lặp toàn bước tự động, hồ sơ sẽ quay mãi.`,
  'camunda.eventBasedGatewayTargetNotAllowed': (place) => `${place}: đích của cổng chờ sự kiện không hợp lệ.`,
  'camunda.elementCollapsedNotAllowed': (place) => `${place}: không được thu gọn.`,
};

/** @param extra what the rule reported beside its message. @returns the report in words for reform staff; English keeps the rule's own. */
export function explain(rule: string, message: string, extra: unknown, node: ModdleElement): Text {
  const core = CORE_TEXTS[rule];
  const place = placeOf(extra, node);
  if (core) return { vi: place === '' ? core.vi : `${place}: ${core.vi.charAt(0).toLowerCase()}${core.vi.slice(1)}`, en: place === '' ? core.en : `${place}: ${core.en}` };
  const data = objectOf(objectOf(extra)?.['data']);
  const say = CAMUNDA_TEXTS[String(data?.['type'] ?? '')];
  const property = [data?.['requiredExtensionElement'], data?.['requiredProperty'], data?.['dependentRequiredProperty'], data?.['allowedProperty'], data?.['property'], data?.['extensionElement']].map(nameOf).find((name) => name !== '') ?? '';
  const where = place || `"${node.id ?? ''}"`;
  return { vi: say ? say(where, { property, error: message }) : `${where}: không hợp với Zeebe 8.5 (${message}).`, en: `${where}: ${message}` };
}

function placeOf(extra: unknown, node: ModdleElement): string {
  const name = objectOf(extra)?.['name'] ?? node.name;
  return typeof name === 'string' && name !== '' ? `"${name.replace(/\s+/g, ' ')}"` : node.$type === 'bpmn:Definitions' ? '' : `"${node.id ?? ''}"`;
}
const objectOf = (value: unknown): Readonly<Record<string, unknown>> | undefined => typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined;
const nameOf = (value: unknown): string => typeof value === 'string' ? value : String(objectOf(value)?.['$type'] ?? '');
