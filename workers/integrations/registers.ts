/** What a register answers about one component document of one person or business. */
export type RegisterAnswer =
  | { readonly kind: 'found'; readonly extract: Readonly<Record<string, string | number | boolean>> }
  | { readonly kind: 'not-found' }
  /** Data are there but fields are missing or contradict the form. */
  | { readonly kind: 'incomplete'; readonly missingFields: readonly string[] }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface RegisterQuestion { readonly register: string; readonly componentId: string; readonly identityNumber: string; readonly procedureCode: string }

/** Registers that already hold what an applicant would bring (population, civil status, licences, business …). Never throws: silence is an answer. */
export interface Registers { lookUp(question: RegisterQuestion): Promise<RegisterAnswer> }
