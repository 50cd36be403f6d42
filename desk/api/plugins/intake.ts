import { timingSafeEqual } from 'node:crypto';
import type { Plugin, Request } from '@hapi/hapi';
import joi from 'joi';
import { paymentCallback, type PaymentCallback } from '../../commands/payment-callback.ts';
import { submitOnline } from '../../commands/submit-online.ts';
import type { ApiDeps } from '../api-deps.ts';
import type { OnlineSubmission } from '../contract.ts';
import { applicantSchema, formSchema } from '../edge/dossier-schema.ts';
import { validPayload } from '../edge/query-of.ts';
import { accepted, refuse } from '../edge/refusal.ts';

/** Files come inside, in base64. */
const LARGEST_SUBMISSION_BYTES = 40 * 1024 * 1024;

const submission = joi.object<OnlineSubmission>({
  procedureCode: joi.string().trim().max(50).required(), agencyId: joi.string().max(50).required(), resultChannel: joi.string().valid('counter', 'post', 'electronic').required(),
  applicant: applicantSchema.required(), form: formSchema,
  components: joi.array().max(100).items(joi.object({ id: joi.string().max(100).required(), fileName: joi.string().max(255), contentBase64: joi.string().base64() })).required(),
  submittedAt: joi.string().isoDate().required(), submissionId: joi.string().min(4).max(100).required(),
});
const callback = joi.object<PaymentCallback>({ reference: joi.string().max(100).required(), amount: joi.number().integer().min(0).required(), paidAt: joi.string().isoDate().required(), signature: joi.string().hex().max(200).required() });

/** What other systems call: the national portal's intake and the payment gateway. They sign in with secrets of their own. */
export const intakePlugin: Plugin<ApiDeps> = {
  name: 'intake',
  register(server, deps) {
    const { intakeToken, paymentSecret } = deps.config;
    server.route({
      method: 'POST', path: '/api/intake',
      options: { auth: false, tags: ['api'], description: 'Online submission (bearer token of the configuration)', payload: { maxBytes: LARGEST_SUBMISSION_BYTES }, validate: { payload: submission } },
      async handler(request, h) {
        if (!intakeToken) throw refuse(404, { vi: 'Cổng tiếp nhận trực tuyến chưa bật.', en: 'Online intake is not switched on.' });
        if (!sameSecret(bearerOf(request), intakeToken)) throw refuse(401, { vi: 'Mã truy cập cổng tiếp nhận không đúng.', en: 'Wrong intake token.' });
        return h.response(accepted(await submitOnline(deps.desk, validPayload<OnlineSubmission>(request)))).code(201);
      },
    });
    server.route({
      method: 'POST', path: '/api/payments/callback',
      options: { auth: false, tags: ['api'], description: 'The payment gateway says that a payment was made', validate: { payload: callback } },
      async handler(request) {
        if (!paymentSecret) throw refuse(404, { vi: 'Thanh toán trực tuyến chưa bật.', en: 'Online payment is not switched on.' });
        return accepted(await paymentCallback({ ...deps.desk, paymentSecret }, validPayload<PaymentCallback>(request)));
      },
    });
  },
};

function bearerOf(request: Request): string {
  const header: unknown = request.headers['authorization'];
  return typeof header === 'string' ? header.replace(/^Bearer\s+/i, '') : '';
}

function sameSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
