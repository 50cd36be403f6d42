declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>);
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly { message: string }[] }>;
    toXML(element: object, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}
declare module 'bpmn-js-differ' {
  /** Keys are element ids. */
  export function diff(before: object, after: object): {
    readonly _added: Readonly<Record<string, object>>;
    readonly _removed: Readonly<Record<string, object>>;
    readonly _layoutChanged: Readonly<Record<string, object>>;
    readonly _changed: Readonly<Record<string, { readonly model: object; readonly attrs: Readonly<Record<string, { readonly oldValue: unknown; readonly newValue: unknown }>> }>>;
  };
}
