/** saxen ships no types; this is the part that `read-xml.ts` uses. */
declare module 'saxen' {
  interface Context { readonly line: number; readonly column: number; readonly data: string }
  type ContextOf = () => Context;
  type Decode = (text: string) => string;
  export class Parser {
    constructor(options?: { proxy?: boolean });
    ns(namespaces?: Readonly<Record<string, string>>): this;
    on(event: 'openTag', handler: (name: string, attributesOf: () => Record<string, string>, decode: Decode, selfClosing: boolean, contextOf: ContextOf) => void): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text' | 'attention', handler: (value: string, decode: Decode, contextOf: ContextOf) => void): this;
    on(event: 'cdata', handler: (value: string, contextOf: ContextOf) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error, contextOf: ContextOf) => void): this;
    parse(xml: string): void;
  }
}
