declare module 'bpmnlint/lib/linter.js' {
  interface Report { readonly id?: string; readonly message: string; readonly category: string; readonly data?: unknown; readonly [extra: string]: unknown }
  export default class Linter {
    constructor(options: { config: object; resolver: object });
    lint(definitions: object): Promise<Readonly<Record<string, readonly Report[]>>>;
  }
}
declare module 'bpmnlint-plugin-camunda-compat' {
  const plugin: { readonly configs: Readonly<Record<string, { readonly rules: Readonly<Record<string, unknown>> }>>; readonly rules: Readonly<Record<string, string>> };
  export default plugin;
}
declare module 'bpmnlint/rules/*.js' { const factory: (config?: unknown) => object; export default factory; }
declare module 'bpmnlint-plugin-camunda-compat/rules/*' { const factory: (config?: unknown) => object; export default factory; }
