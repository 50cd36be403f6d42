import { awaitAgency } from './await-agency.ts';
import { awaitLinkedDossiers } from './await-linked-dossiers.ts';
import { awaitPayment } from './await-payment.ts';
import { awaitSupplement } from './await-supplement.ts';
import { checkComponents } from './check-components.ts';
import { claimDossier } from './claim-dossier.ts';
import { clockEvaluate } from './clock-evaluate.ts';
import { clockMove } from './clock-move.ts';
import { closeDossier } from './close-dossier.ts';
import { computeFee } from './compute-fee.ts';
import { decideOnTheSpot } from './decide-on-the-spot.ts';
import { deliverResult } from './deliver-result.ts';
import type { Handler } from './handler.ts';
import { issueResult } from './issue-result.ts';
import type { JobType } from './job-type.ts';
import { onceOnlyLookup } from './once-only-lookup.ts';
import { openLinkedDossiers } from './open-linked-dossiers.ts';
import { requestRating } from './request-rating.ts';
import { requestSupplement } from './request-supplement.ts';
import { sendNotice } from './send-notice.ts';
import { setStatus } from './set-status.ts';
import { userTask } from './user-task.ts';

/** Exhaustive: a job type without a handler does not compile. */
export const HANDLERS: Readonly<Record<JobType, Handler>> = {
  'claim-dossier': claimDossier,
  'once-only-lookup': onceOnlyLookup,
  'check-components': checkComponents,
  'decide-on-the-spot': decideOnTheSpot,
  'set-status': setStatus,
  'clock-move': clockMove,
  'request-supplement': requestSupplement,
  'await-supplement': awaitSupplement,
  'compute-fee': computeFee,
  'await-payment': awaitPayment,
  'await-agency': awaitAgency,
  'open-linked-dossiers': openLinkedDossiers,
  'await-linked-dossiers': awaitLinkedDossiers,
  'issue-result': issueResult,
  'deliver-result': deliverResult,
  'send-notice': sendNotice,
  'request-rating': requestRating,
  'close-dossier': closeDossier,
  'clock-evaluate': clockEvaluate,
  'io.camunda.zeebe:userTask': userTask,
};
