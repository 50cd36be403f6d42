import type { ModdleElement } from '../../compare/moddle.ts';

/** The few services of bpmn-js that we call, as we call them. */
export interface DiagramElement { readonly id: string; readonly type: string; readonly businessObject: ModdleElement & { get(name: string): unknown }; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly parent: DiagramElement; readonly incoming: readonly DiagramElement[]; readonly outgoing: readonly DiagramElement[]; readonly labelTarget?: DiagramElement; readonly source?: DiagramElement; readonly target?: DiagramElement; readonly waypoints?: readonly { x: number; y: number }[] }
export interface Viewbox { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export interface Canvas { zoom(to?: 'fit-viewport' | number, center?: 'auto'): number; viewbox(box?: Viewbox): Viewbox & { readonly inner: Viewbox; readonly outer: { readonly width: number; readonly height: number } }; addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void; scrollToElement(id: string): void; getRootElement(): DiagramElement }
export interface ElementRegistry { get(id: string): DiagramElement | undefined; filter(test: (element: DiagramElement) => boolean): DiagramElement[] }
export interface EventBus { on(events: string | readonly string[], listener: (event: { readonly newSelection?: readonly DiagramElement[]; readonly issues?: unknown; readonly element?: DiagramElement }) => void): void; on(events: string | readonly string[], priority: number, listener: () => unknown): void }
export interface Selection { get(): readonly DiagramElement[]; select(element: DiagramElement | null): void }
export interface Modeling {
  updateProperties(element: DiagramElement, properties: object): void;
  updateModdleProperties(element: DiagramElement, moddle: object, properties: object): void;
  removeElements(elements: readonly DiagramElement[]): void;
  createShape(shape: object, position: { x: number; y: number }, target: DiagramElement): DiagramElement;
  createSpace(moving: readonly DiagramElement[], resizing: readonly DiagramElement[], delta: { x: number; y: number }, direction: string, start: number): void;
}
export interface BpmnFactory { create(type: string, properties?: object): ModdleElement }
export interface ElementFactory { createShape(attributes: object): object }
export interface SpaceTool { calculateAdjustments(elements: readonly DiagramElement[], axis: 'x' | 'y', delta: number, start: number): { readonly movingShapes: readonly DiagramElement[]; readonly resizingShapes: readonly DiagramElement[] } }
export interface CommandStack { canUndo(): boolean; undo(): void; redo(): void; canRedo(): boolean }
export interface BpmnReplace { replaceElement(element: DiagramElement, target: { type: string }): DiagramElement }

interface Services { canvas: Canvas; elementRegistry: ElementRegistry; eventBus: EventBus; selection: Selection; modeling: Modeling; bpmnFactory: BpmnFactory; elementFactory: ElementFactory; spaceTool: SpaceTool; commandStack: CommandStack; bpmnReplace: BpmnReplace; linting: { toggle(active: boolean): void }; elementTemplatesLoader: { setTemplates(templates: readonly object[]): void } }
export const service = <K extends keyof Services>(editor: { get(name: string): unknown }, name: K): Services[K] => editor.get(name) as Services[K];
