import type { Plugin } from '@hapi/hapi';
import type { ApiDeps } from './api-deps.ts';
import { accountsPlugin } from './plugins/accounts.ts';
import { administrationPlugin } from './plugins/administration.ts';
import { boardPlugin } from './plugins/board.ts';
import { cataloguePlugin } from './plugins/catalogue.ts';
import { documentKindsPlugin } from './plugins/document-kinds.ts';
import { delegationsPlugin } from './plugins/delegations.ts';
import { dossierActsPlugin } from './plugins/dossier-acts.ts';
import { dossiersPlugin } from './plugins/dossiers.ts';
import { eventsPlugin } from './plugins/events.ts';
import { filesPlugin } from './plugins/files.ts';
import { formsPlugin } from './plugins/forms.ts';
import { healthPlugin } from './plugins/health.ts';
import { intakePlugin } from './plugins/intake.ts';
import { lookupPlugin } from './plugins/lookup.ts';
import { openApiPlugin } from './plugins/open-api.ts';
import { pagesPlugin } from './plugins/pages.ts';
import { proceduresPlugin } from './plugins/procedures.ts';
import { sessionPlugin } from './plugins/session.ts';
import { tasksPlugin } from './plugins/tasks.ts';

/** One plugin a resource. */
export const RESOURCES: readonly Plugin<ApiDeps>[] = [
  healthPlugin, sessionPlugin, proceduresPlugin, cataloguePlugin, documentKindsPlugin, dossiersPlugin, dossierActsPlugin, filesPlugin, formsPlugin, tasksPlugin, boardPlugin, lookupPlugin,
  delegationsPlugin, administrationPlugin, accountsPlugin, intakePlugin, eventsPlugin, openApiPlugin, pagesPlugin,
];
