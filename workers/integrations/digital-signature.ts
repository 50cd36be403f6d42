export interface Signed { readonly signer: string; readonly mark: string; readonly signedAt: string }

/** Signs a result for the agency. */
export interface DigitalSignature { sign(document: { readonly dossierCode: string; readonly title: string; readonly sha256: string }, signer: string, atMs: number): Promise<Signed> }
