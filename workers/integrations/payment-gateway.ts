export interface PaymentRequest { readonly reference: string; readonly amount: number; readonly description: string; readonly dossierCode: string }

/** The national payment platform. It answers later, by call-back (desk/commands/payment-callback.ts). */
export interface PaymentGateway {
  /** The same reference twice is one order. Rejects when the gateway cannot be reached. */
  order(request: PaymentRequest): Promise<{ readonly payUrl: string }>;
}
