/**
 * The palette and the context pad offer what procedures may be made of, and nothing that the rules refuse a moment later:
 * no pools, data objects, sub-processes or intermediate events; officers' tasks and automatic steps instead of the bare task.
 */
interface Pad { registerProvider(priority: number, provider: object): void }
interface Create { start(event: Event, shape: object, context?: object): void }
interface Factory { createShape(attributes: object): object }
interface AutoPlace { append(source: object, shape: object): void }
type Entries = Readonly<Record<string, object>>;
type Translate = (text: string) => string;

const NOT_OFFERED = ['create.intermediate-event', 'create.data-object', 'create.data-store', 'create.subprocess-expanded', 'create.participant-expanded', 'create.group', 'create.task', 'append.intermediate-event', 'append.append-task', 'append.receive-task', 'append.message-intermediate-event', 'append.timer-intermediate-event', 'append.condition-intermediate-event', 'append.signal-intermediate-event'];
const TOOLS: readonly (readonly [id: string, type: string, icon: string, create: string, append: string])[] = [
  ['user-task', 'bpmn:UserTask', 'bpmn-icon-user-task', 'Create officer task', 'Append officer task'],
  ['service-task', 'bpmn:ServiceTask', 'bpmn-icon-service-task', 'Create automatic step', 'Append automatic step'],
  ['parallel-gateway', 'bpmn:ParallelGateway', 'bpmn-icon-gateway-parallel', 'Create parallel gateway', ''],
];
const LATE = 400;

function OfficePalette(palette: Pad, create: Create, elementFactory: Factory, translate: Translate): void {
  palette.registerProvider(LATE, {
    getPaletteEntries: () => (entries: Entries): Entries => {
      const tools = Object.fromEntries(TOOLS.map(([id, type, className, title]) => {
        const start = (event: Event): void => create.start(event, elementFactory.createShape({ type }));
        return [`create.${id}`, { group: 'activity', className, title: translate(title), action: { dragstart: start, click: start } }];
      }));
      return { ...without(entries), ...tools };
    },
  });
}
OfficePalette.$inject = ['palette', 'create', 'elementFactory', 'translate'];

function OfficeContextPad(contextPad: Pad, create: Create, elementFactory: Factory, autoPlace: AutoPlace, translate: Translate): void {
  contextPad.registerProvider(LATE, {
    getContextPadEntries: (element: object) => (entries: Entries): Entries => {
      // Whatever may be followed by a gateway may be followed by a step.
      if (!entries['append.gateway']) return without(entries);
      const tools = Object.fromEntries(TOOLS.filter(([, , , , append]) => append !== '').map(([id, type, className, , append]) => [`append.${id}`, {
        group: 'model', className, title: translate(append),
        action: { click: () => autoPlace.append(element, elementFactory.createShape({ type })), dragstart: (event: Event) => create.start(event, elementFactory.createShape({ type }), { source: element }) },
      }]));
      return { ...tools, ...without(entries) };
    },
    getMultiElementContextPadEntries: () => ({}),
  });
}
OfficeContextPad.$inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'translate'];

const REPLACEABLE = new Set(['replace-with-user-task', 'replace-with-service-task', 'replace-with-exclusive-gateway', 'replace-with-parallel-gateway', 'replace-with-none-start', 'replace-with-none-end', 'replace-with-sequence-flow', 'replace-with-default-flow', 'replace-with-conditional-flow', 'replace-with-error-boundary']);
function OfficeReplaceMenu(popupMenu: { registerProvider(menu: string, priority: number, provider: object): void }): void {
  const only = () => (entries: Entries): Entries => Object.fromEntries(Object.entries(entries).filter(([id]) => REPLACEABLE.has(id)));
  popupMenu.registerProvider('bpmn-replace', LATE, { getPopupMenuEntries: only, getPopupMenuHeaderEntries: () => () => ({}) });
}
OfficeReplaceMenu.$inject = ['popupMenu'];

const without = (entries: Entries): Entries => Object.fromEntries(Object.entries(entries).filter(([id]) => !NOT_OFFERED.includes(id)));

export const officeTools = {
  __init__: ['officePalette', 'officeContextPad', 'officeReplaceMenu'],
  officePalette: ['type', OfficePalette], officeContextPad: ['type', OfficeContextPad], officeReplaceMenu: ['type', OfficeReplaceMenu],
};
