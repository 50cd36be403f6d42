import type { DigitalSignature } from './digital-signature.ts';

/** No key, no certificate: it marks the result as signed by the stand-in, so that nobody takes it for a signature. */
export const signatureStandIn: DigitalSignature = {
  sign: async ({ sha256 }, signer, atMs) => ({ signer, mark: `đã ký (mô phỏng) / signed (stand-in) ${sha256.slice(0, 16)}`, signedAt: new Date(atMs).toISOString() }),
};
