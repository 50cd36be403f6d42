/**
 * An expression of a model, parsed (rules 24 and 36). `text` is what the model says without the leading `=`: it is what failure texts quote.
 * Not valid: only inside `engine/model`, which refuses the deployment; a deployed graph never holds one.
 */
export type Expression = StaticExpression | FeelExpression | InvalidExpression;

/** No leading `=`: a NUMBER if the whole text is a decimal, else a STRING; never a boolean. */
export interface StaticExpression {
  readonly kind: 'static';
  readonly text: string;
}
export interface FeelExpression {
  readonly kind: 'feel';
  readonly text: string;
  /** Parsed form; only `engine/expression` knows it. */
  readonly tree: unknown;
}
export interface InvalidExpression {
  readonly kind: 'invalid';
  readonly text: string;
  /** `failed to parse expression '<text>': …` */
  readonly failure: string;
}
