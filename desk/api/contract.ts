/**
 * The HTTP contract between desk/api and desk/web (and the demo, which drives the product as its users do).
 * All under /api; JSON; instants ISO 8601 with offset; errors are problem details (RFC 9457) whose `title` is in the user's language.
 * Session: cookie `mot_cua_session` (HttpOnly, SameSite=Lax); every POST/PUT/DELETE carries the header `x-csrf-token` from GET /api/me.
 *
 *   GET  /api/health                      200 Health | 503 Health
 *   GET  /api/session/options             SignInOptions          no sign-in: what the sign-in page may offer
 *   POST /api/session                     SignIn → Me            (401 problem)
 *   DELETE /api/session
 *   GET  /api/me                          Me
 *   PUT  /api/me/language                 { language: 'vi' | 'en' }
 *   PUT  /api/me/password                 ChangePassword         204; my other sessions end; 409 for a demonstration account, 422 when the current one is wrong
 *   POST /api/first-administrator         FirstAdministrator → Me        production, once
 *   GET  /api/procedures?q=               ProcedureSummary[]      those that the signed-in officer's agency may receive
 *   GET  /api/procedure-search?q=&level=&field=&authority=&far=   ProcedureSearch    the whole catalogue by words and facets
 *   GET  /api/procedures/{code}           ProcedureView           facts, with provenance and assumptions
 *   GET  /api/procedures/{code}/sheet     ProcedureSheet          all that its page shows: what is unclear, papers and who holds them, why these steps, our own dossiers
 *   GET  /api/procedures/{code}/model     { xml }                 deployed last, else compiled
 *   GET  /api/completion?q=&field=&attribute=&reason=&page=&size=    CompletionQueue    reform staff, administrator: what cannot receive dossiers yet, most used first
 *   GET  /api/once-only?q=&state=&register=&field=&on=&page=&size=    OnceOnlyList    reform staff, manager, leader, administrator: who asks for what the State holds
 *   GET  /api/document-kinds?q=&state=&kind=&page=&size=    DocumentNames    reform staff, administrator: names of documents whose kind is open (state doubtful|unknown|decided)
 *   PUT  /api/document-kinds/decision     DocumentKindDecision → DocumentNameRow        reform staff; 404 not in the list, 409 decided meanwhile, 422
 *   GET  /api/document-kinds/register.yaml    the register's file with the decisions
 *   PUT  /api/cost-parameters/{id}        { value, source } → 204       reform staff: what compliance cost is computed with; value null: as shipped
 *   GET  /api/portfolio?on=               PortfolioView           manager, reform staff: shares online and re-engineered as of a day (YYYY-MM-DD, today's without)
 *   POST /api/dossiers                    ReceiveDossier → Received      counter, post; 422 problem with `errors: {field: text}`
 *   POST /api/dossiers/preview            ReceiveDossier → { dueAt, explanation, fee, missing: string[] }     what the receipt would say
 *   GET  /api/dossiers?q=&status=&procedure=&agency=&clock=&page=&size=    Page<DossierSummary>   clock: on-time|due-soon|overdue|overdue-without-apology|waiting|no-limit|closed|finished-on-time|finished-late|asked-twice|open
 *   GET  /api/dossiers/{id}               DossierView
 *   GET  /api/dossiers/{id}/diagram       { xml, activeElementIds: string[], doneElementIds: string[] }
 *   GET  /api/dossiers/{id}/clock         ClockView
 *   GET  /api/dossiers/{id}/forms/{n}.pdf Mẫu 01…07, A5/A4
 *   POST /api/dossiers/{id}/components/{componentId}   { originals, copies, fileId? } → DossierView          a paper comes in later
 *   POST /api/dossiers/{id}/supplement    { components: string[], note } → DossierView     what was asked for has come; completes await-supplement
 *   POST /api/dossiers/{id}/withdraw      { reason } → DossierView
 *   POST /api/dossiers/{id}/stop          { reason } → DossierView        Mẫu 05
 *   POST /api/dossiers/{id}/urge          { reason } → DossierView        manager: a task for those who lead the handling agency
 *   POST /api/dossiers/{id}/payment       { method: 'cash' } → DossierView
 *   POST /api/dossiers/{id}/files         multipart (part 'file') → { id }   type sniffed; 415 when it is not what it says
 *   POST /api/files                       the same for a form that is still being filled in
 *   GET  /api/files/{id}
 *   GET  /api/tasks?view=mine|group|all&q=&page=&size=     Page<TaskSummary>     sorted by what is due first
 *   GET  /api/tasks/{id}                  TaskView
 *   POST /api/tasks/{id}/claim            → TaskView                      409 problem when somebody else has it
 *   POST /api/tasks/{id}/unclaim
 *   POST /api/tasks/{id}/complete         CompleteTask → { task: TaskView, next?: string }     409 when done already, 404 when of another agency
 *   GET  /api/board?agency=&procedure=    Board
 *   GET  /api/lookup/{code}               Lookup                          no sign-in; rate limited
 *   POST /api/rating/{code}               { secret, score, comment? }     no sign-in: code and four-digit secret of the slip
 *   GET  /api/officers?role=              Officer[]                       of my agency
 *   GET  /api/agencies                    Agencies               administrator, as the next five
 *   POST /api/agencies                    NewAgency → AgencyView (201)
 *   PUT  /api/agencies/{id}               ChangeAgency → AgencyView      running dossiers keep their codes and their clocks' calendar
 *   GET  /api/accounts                    AccountView[]
 *   POST /api/accounts                    NewAccount → AccountWithPassword (201)    the password is generated and shown this once
 *   PUT  /api/accounts/{id}               ChangeAccount → AccountView    a closed account's sessions end and its tasks go back to their groups
 *   POST /api/accounts/{id}/password      → AccountWithPassword          a new password, shown this once; the account's sessions end
 *   GET  /api/administration-log?page=&size=   Page<AdministrationEntry>   who changed what, newest first
 *   GET  /api/attention                   Attention              administrator: what waits for somebody, counted
 *   GET  /api/failing-jobs                FailingJob[]           administrator: jobs whose handler throws; tried again by themselves
 *   POST /api/failing-jobs/{jobKey}/retry administrator          204; the engine hands it out again at once
 *   GET  /api/standing-still              StandingDossier[]      administrator: open dossiers that rest nowhere
 *   GET  /api/delegations                 Delegations            leader, head of the one-stop: what the leader of my agency has delegated
 *   POST /api/delegations                 NewDelegation → DelegationView (201)   leader; 409 when said already, 422
 *   POST /api/delegations/{id}/revoke     { reason } → DelegationView            leader; 409 when ended before
 *   GET  /api/rules, PUT /api/rules/{id}  RuleView[]; { scopeKind, scopeValue, on, value? }          administrator
 *   GET  /api/ladders                     LadderFacts[]          who is told of a breach, and when
 *   GET  /api/calendars                   CalendarView[]
 *   GET  /api/outbox?state=dead           OutboxRow[]            administrator
 *   POST /api/outbox/{id}/retry           administrator          sends a given-up row again
 *   POST /api/intake                      OnlineSubmission → { code }     port of the national portal's intake (stand-in: token from config)
 *   POST /api/payments/callback           payment gateway's call-back
 *   GET  /api/openapi.json
 *   GET  /api/events                      text/event-stream: `inbox`, `dossier` with ids, so that pages refresh
 */
import type { ComplianceCost, CostBasis } from '../../processes/cost/compliance-cost.ts';
import type { CostParameter, CostParameterId } from '../../processes/cost/parameters.ts';
import type { Portfolio, PortfolioRow } from '../../processes/portfolio/portfolio.ts';
import type { Channel, InForce, ProcedureFacts, ResultChannel, Text } from '../../processes/schema/facts.ts';
import type { DocumentKind, Holder } from '../../processes/schema/document-facts.ts';
import type { Lack } from '../../processes/schema/imported-facts.ts';
import type { ClockRuleFacts, LadderFacts, RuleValue } from '../../processes/schema/vocabulary.ts';

export type Role = 'counter-officer' | 'appraising-specialist' | 'head-of-division' | 'leader' | 'clerk' | 'head-of-one-stop' | 'consulted-agency' | 'manager' | 'reform-staff' | 'administrator';
export type DossierStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
export type ClockClass = 'on-time' | 'due-soon' | 'overdue' | 'waiting' | 'closed' | 'no-limit';

export interface Health { readonly ready: boolean; readonly parts: readonly { readonly name: string; readonly ready: boolean; readonly detail?: string }[] }
export interface Problem { readonly type: string; readonly title: string; readonly status: number; readonly detail?: string; readonly errors?: Readonly<Record<string, string>> }
export interface Page<T> { readonly items: readonly T[]; readonly total: number; readonly page: number; readonly size: number }

export interface SignIn { readonly username: string; readonly password: string }
/** Demonstration accounts (with their passwords, which are no secret) exist in demonstration mode only; otherwise the list is empty. */
export interface SignInOptions {
  readonly demonstrationMode: boolean; readonly firstAdministratorNeeded: boolean;
  /** What the first agency can be, while there is none. */
  readonly firstAgency: { readonly kinds: readonly string[]; readonly levels: readonly AgencyLevel[] } | null;
  readonly accounts: readonly { readonly username: string; readonly password: string; readonly name: string; readonly roles: readonly Role[]; readonly agency: Text }[];
}
export interface Me {
  readonly id: string; readonly username: string; readonly name: string; readonly roles: readonly Role[]; readonly language: 'vi' | 'en';
  readonly agency: { readonly id: string; readonly name: Text; readonly demonstration: boolean };
  readonly atOneStop: boolean; readonly csrfToken: string; readonly demonstrationMode: boolean; readonly now: string;
}

export interface ProcedureSummary { readonly code: string; readonly name: string; readonly shortName: Text; readonly field: string; readonly level: string; readonly limit: string; readonly reengineered: boolean; readonly receivable: boolean; readonly assumptions: number; /** The words of the search stand together in it; true where nothing was searched. */ readonly close: boolean }
export interface ProcedureFacet { readonly id: string; readonly name: string; readonly procedures: number }
/** `items`: the first of `total`; `farther`: how many more have the words scattered or in papers only (shown with far=true). Facets count all finds, whatever is filtered. */
export interface ProcedureSearch { readonly items: readonly ProcedureSummary[]; readonly total: number; readonly farther: number; readonly facets: { readonly levels: readonly ProcedureFacet[]; readonly fields: readonly ProcedureFacet[]; readonly authorities: readonly ProcedureFacet[] } }
export interface ProcedureView { readonly facts: ProcedureFacts; readonly deployedVersion: number | null; readonly receivable: boolean }
export interface UnclearFact { readonly attribute: Lack['attribute']; readonly channel: Channel | null; readonly text: Text }
/** A resolution replaces a paper by data; whether the document is that paper, staff decide where it is not `ready`. */
export interface PaperReplacedBy { readonly database: string; readonly owner: string; readonly law: string; readonly clause: string; readonly resolution: string; readonly inForce: InForce; readonly holdsToday: boolean; readonly ready: boolean }
export interface PaperView {
  readonly componentId: string;
  /** The source offers a form for it. */
  readonly template: boolean;
  /** Null: the register of document kinds does not know its name. */
  readonly kind: (Pick<DocumentKind, 'id' | 'name' | 'holder'> & { readonly certain: boolean }) | null;
  readonly replacedBy: readonly PaperReplacedBy[];
}
/**
 * A paper that a register replaces by a row of the resolution's appendix. `ready`: its name settles it; `compare`: staff compare the paper with the row first;
 * `partly`: only a part of it is replaced; `drafted`: an open draft adopts it; `looked-up`: adopted.
 */
export interface ProposalView {
  readonly componentId: string; readonly document: string; /** As the appendix writes it. */ readonly paper: string; readonly registers: readonly string[]; readonly database: string; readonly owner: string;
  readonly law: string; readonly clause: string; readonly resolution: string; readonly row: number; readonly inForce: InForce;
  readonly state: 'ready' | 'compare' | 'partly' | 'drafted' | 'looked-up' | 'not-in-force';
  readonly foundBy: 'kind' | 'named-within' | 'wider-name' | 'wording';
  readonly draft: { readonly id: string; readonly title: string } | null;
}
export interface OnceOnlyRow { readonly code: string; readonly name: string; readonly field: { readonly id: string; readonly name: string }; /** Of ours. */ readonly dossiers: number; readonly papers: readonly ProposalView[] }
/** A look-up in force whose ground ends some day. */
export interface OnceOnlyAdopted { readonly code: string; readonly name: string; readonly document: string; readonly register: string; readonly law: string; readonly inForce: InForce; readonly holds: boolean }
/** Items are procedures; `counts` are papers × rows of the whole list, `procedures` how many it has. */
export interface OnceOnlyList extends Page<OnceOnlyRow> {
  readonly on: string;
  readonly counts: Readonly<Record<ProposalView['state'], number>>;
  readonly procedures: number;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly registers: readonly string[];
  readonly resolution: { readonly law: string; readonly from: string; readonly to: string };
  readonly adopted: readonly OnceOnlyAdopted[];
}
/** One dossier's compliance cost as things stand: before re-engineering, now, with what drafts adopt, and with all that is ready to be adopted. */
export interface CostState extends CostBasis { readonly id: 'before' | 'now' | 'drafted' | 'proposed'; readonly cost: ComplianceCost }
/** `set`: by staff, with their source; null as shipped. */
export interface CostParameterView extends CostParameter { readonly id: CostParameterId; readonly set: { readonly value: number; readonly source: string; readonly by: string; readonly at: string } | null }
/** `dossiersAYear`: received in the last 365 days, of those that I may see. */
export interface ComplianceCostView { readonly states: readonly CostState[]; readonly dossiersAYear: number; readonly parameters: readonly CostParameterView[] }
/** A kind of the register; `own` was added by staff and is not in the shipped file. */
export interface DocumentKindOption { readonly id: string; readonly name: Text; readonly holder: Holder; readonly own: boolean }
/** A name of documents whose kind the register's words leave open. */
export interface DocumentNameRow {
  readonly name: string; readonly procedures: number; /** A few of them. */ readonly codes: readonly string[];
  readonly state: 'doubtful' | 'unknown' | 'decided';
  /** Why it is open. */
  readonly reason: Text;
  /** The rule that fired: the kind whose words stand at the head of the name, and the letters that matched. Null: none did. */
  readonly rule: { readonly kind: string; readonly matched: string } | null;
  /** Kinds that it may be, the likeliest first. */
  readonly candidates: readonly string[];
  readonly decision: { readonly kind: string; readonly note: string; readonly by: string; readonly at: string } | null;
  /** To be sent back with a decision: what one has looked at. */
  readonly seen: number | null;
}
export interface DocumentNames extends Page<DocumentNameRow> { readonly counts: Readonly<Record<DocumentNameRow['state'], number>>; readonly kinds: readonly DocumentKindOption[] }
/** `open` takes the earlier decision back. */
export interface DocumentKindDecision { readonly name: string; readonly choice: { readonly is: 'kind'; readonly kind: string } | { readonly is: 'own'; readonly name: Text; readonly holder: 'applicant' | 'unknown' } | { readonly is: 'open' }; readonly note?: string; readonly seen: number | null }
/** Of the dossiers that I may see; each count opens its list. */
export interface ProcedureStatistics { readonly dossiers: number; readonly open: number; readonly overdue: number; readonly finishedOnTime: number; readonly finishedLate: number; /** Calendar days from reception to the end; null: none has ended. */ readonly medianDays: number | null }
export interface CompletionRow { readonly code: string; readonly name: string; readonly field: { readonly id: string; readonly name: string }; readonly lacks: readonly UnclearFact[]; /** Of ours. */ readonly dossiers: number; /** The file to correct. */ readonly file: string }
/** `all`, `fields`, `attributes` and `reasons` count procedures of the whole queue, whatever it is filtered by. */
export interface CompletionQueue extends Page<CompletionRow> {
  readonly all: number;
  readonly fields: readonly { readonly id: string; readonly name: string; readonly procedures: number }[];
  readonly attributes: readonly { readonly id: Lack['attribute']; readonly procedures: number }[];
  readonly reasons: readonly { readonly id: Lack['reason']; readonly procedures: number }[];
}
/** `overTime`: the totals on the first of each of the last months, oldest first, and on the day itself. */
export interface PortfolioView extends Portfolio { readonly overTime: readonly { readonly on: string; readonly total: PortfolioRow }[] }
export interface ProcedureSheet extends ProcedureView {
  readonly unclear: readonly UnclearFact[];
  /** One for each of `facts.components`. */
  readonly papers: readonly PaperView[];
  /** Look-ups that a draft can adopt, or has. */
  readonly proposals: readonly ProposalView[];
  readonly cost: ComplianceCostView;
  /** Why it runs as it does, where its steps are inferred. */
  readonly pattern: { readonly id: string; readonly name: Text; readonly about: Text; readonly why: Text; readonly because: readonly string[]; /** Staff chose it, not a rule. */ readonly overruled: boolean } | null;
  /** The designer shows how it ran before re-engineering beside how it runs now. */
  readonly hasBefore: boolean;
  readonly statistics: ProcedureStatistics;
}

export interface Applicant {
  readonly name: string; readonly identityNumber: string; readonly address: string; readonly phone: string; readonly email?: string;
  readonly kind: 'citizen' | 'business';
  readonly authorised?: { readonly name: string; readonly identityNumber: string; readonly phone?: string; readonly paper: string };
}
export interface ReceiveDossier {
  readonly procedureCode: string; readonly channel: Channel; readonly resultChannel: ResultChannel;
  readonly applicant: Applicant; readonly form: Readonly<Record<string, string | number | boolean>>;
  readonly copies: number; readonly content?: string;
  readonly components: readonly { readonly id: string; readonly originals: number; readonly copies: number; readonly fileId?: string; readonly shown?: boolean }[];
  /** Made by the client once per form: the same receipt twice is one dossier. */
  readonly idempotencyKey: string;
}
export interface Received { readonly id: string; readonly code: string; readonly dueAt: string | null; readonly lookupSecret: string; readonly linked: readonly { readonly id: string; readonly code: string }[] }

export interface DossierSummary {
  readonly id: string; readonly code: string; readonly procedureCode: string; readonly procedureName: string; readonly applicantName: string;
  readonly status: DossierStatus; readonly receivedAt: string | null; readonly dueAt: string | null; readonly clock: ClockClass; readonly channel: Channel;
  readonly agency: string; readonly currentStep: string | null; readonly demonstration: boolean;
}
export interface DossierView extends DossierSummary {
  readonly parent: { readonly id: string; readonly code: string } | null;
  readonly linked: readonly DossierSummary[];
  readonly applicant: Applicant; readonly form: Readonly<Record<string, unknown>>; readonly formFields: ProcedureFacts['form'];
  readonly resultChannel: ResultChannel; readonly content: string; readonly copies: number; readonly outcome: string | null;
  readonly components: readonly { readonly id: string; readonly name: string; readonly duty: string; readonly source: string; readonly state: string; readonly originals: number; readonly copies: number; readonly fileId: string | null; readonly reason: string | null }[];
  readonly tasks: readonly TaskSummary[];
  readonly history: readonly HistoryView[];
  readonly payments: readonly { readonly id: string; readonly amount: number; readonly state: string; readonly method: string | null; readonly paidAt: string | null }[];
  readonly lookups: readonly { readonly componentId: string; readonly register: string; readonly at: string; readonly result: string; readonly reason: string | null }[];
  readonly onTheSpot: { readonly all: boolean; readonly acts: readonly { readonly act: 'receive' | 'appraise' | 'approve' | 'return'; readonly atOneStop: boolean | null; readonly obstacle: Text | null }[] } | null;
  readonly supplementsLeft: number; /** Further requests that could be granted for a reason of their own (P3). */ readonly supplementExceptionsLeft: number; readonly extensionsLeft: number;
  readonly forms: readonly { readonly n: number; readonly title: string; readonly available: boolean }[];
  readonly may: readonly ('withdraw' | 'stop' | 'supplement' | 'pay' | 'urge')[];
  readonly assumptions: readonly Text[];
}
export interface HistoryView { readonly at: string; readonly actor: string; readonly kind: string; readonly text: Text; readonly elementId: string | null }
export interface ClockView {
  readonly state: 'not-started' | 'running' | 'suspended' | 'stopped'; readonly dueAt: string | null; readonly clock: ClockClass;
  /** Working minutes. */
  readonly remainingWorkingMinutes: number | null; readonly usedWorkingMinutes: number | null;
  readonly entries: readonly { readonly seq: number; readonly kind: string; readonly at: string; readonly ground: string; readonly groundText: Text; readonly actor: string; readonly dueAt: string | null; readonly explanation: readonly Text[] }[];
  readonly events: readonly { readonly key: string; readonly at: string; readonly text: Text }[];
  readonly assumptions: readonly Text[];
  readonly calendar: { readonly id: string; readonly name: Text; readonly provisional: boolean };
}

export interface TaskSummary {
  readonly id: string; readonly name: string; readonly kind: string; readonly formKey: string | null; readonly elementId: string;
  readonly dossierId: string; readonly dossierCode: string; readonly procedureCode: string; readonly procedureName: string; readonly applicantName: string;
  readonly candidateGroups: readonly string[]; readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly createdAt: string; readonly dueAt: string | null; readonly dossierDueAt: string | null; readonly clock: ClockClass;
  readonly state: 'open' | 'claimed' | 'completing' | 'completed' | 'closed'; readonly mayClaim: boolean; readonly mayComplete: boolean;
  /** In the inbox: nobody has taken it for as long as T18 says. */
  readonly reminder?: boolean;
}
export interface TaskForm {
  readonly key: string; readonly title: Text;
  readonly outcomes: readonly { readonly value: string; readonly label: Text; readonly needsReason: boolean; readonly needsComponents: boolean; readonly forbidden: Text | null; /** Why choosing it wants an `exceptionReason`; null: it does not. */ readonly exception: Text | null }[];
  readonly fields: readonly { readonly id: string; readonly type: 'text' | 'longtext' | 'number' | 'date' | 'officer' | 'components' | 'file'; readonly label: Text; readonly required: boolean; readonly role?: string }[];
}
export interface TaskView { readonly task: TaskSummary; readonly form: TaskForm; readonly dossier: DossierView; readonly outcome: string | null; readonly completedAt: string | null; /** Handing over a result: what else waits here for the same applicant. */ readonly together: readonly TaskSummary[] }
export interface CompleteTask { readonly outcome: string; readonly reason?: string; /** Why the applicant is asked once more than the law allows (TaskForm.outcomes[].exception). */ readonly exceptionReason?: string; readonly components?: readonly string[]; readonly fields?: Readonly<Record<string, string | number | boolean>>; /** Ids of further tasks (TaskView.together) that end by the same act, all or none. */ readonly together?: readonly string[] }

export interface Board {
  readonly asOf: string;
  readonly totals: BoardCounts;
  readonly byAgency: readonly (BoardCounts & { readonly agencyId: string; readonly name: Text })[];
  readonly byProcedure: readonly (BoardCounts & { readonly procedureCode: string; readonly name: string })[];
  readonly onTheSpot: { readonly share: number | null; readonly dossiers: number; readonly targets: readonly { readonly level: string; readonly share: number; readonly provenance: Text }[] };
  readonly ladder: readonly { readonly dossierId: string; readonly code: string; readonly rung: number; /** null: told before roles were kept. */ readonly role: Role | null; readonly at: string; readonly dueAt: string; readonly apology: boolean }[];
}
/** Each number opens its dossiers: GET /api/dossiers?clock=…&agency=…&procedure=… lists exactly these. */
export interface BoardCounts { readonly onTime: number; readonly dueSoon: number; readonly overdue: number; readonly overdueWithoutApology: number; readonly waiting: number; readonly noLimit: number; readonly finishedOnTime: number; readonly finishedLate: number; /** Papers asked for more than once, open or closed. */ readonly askedTwice: number; readonly open: number }

/** Degree of completion only (Circular 01/2018 Art. 16.2.d). */
export interface Lookup { readonly code: string; readonly status: DossierStatus; readonly statusText: Text; readonly stepsDone: number; readonly stepsTotal: number; readonly closed: boolean }
export interface Officer { readonly id: string; readonly name: string; readonly roles: readonly Role[]; readonly atOneStop: boolean; readonly division: string | null }
export type AgencyLevel = 'ministry' | 'province' | 'commune' | 'utility';
/** `kind` is what procedures name in `handledBy` and `consultedAgencies`; the agency part begins the codes of the dossiers it receives. */
export interface NewAgency { readonly id: string; readonly name: Text; readonly kind: string; readonly level: AgencyLevel; readonly parentId: string | null; readonly calendarId: string; readonly dossierCodePart: string }
export type ChangeAgency = Omit<NewAgency, 'id'>;
export interface AgencyView extends NewAgency { readonly demonstration: boolean; readonly activeAccounts: number }
export interface Agencies { readonly agencies: readonly AgencyView[]; /** Those that the catalogue knows. */ readonly kinds: readonly string[]; readonly levels: readonly AgencyLevel[] }
export interface NewAccount { readonly username: string; readonly name: string; readonly agencyId: string; readonly roles: readonly Role[]; readonly atOneStop: boolean }
export interface ChangeAccount extends Omit<NewAccount, 'username'> { readonly active: boolean }
export interface AccountView extends NewAccount { readonly id: string; readonly agency: Text; readonly active: boolean; readonly demonstration: boolean; readonly createdAt: string }
export interface AccountWithPassword { readonly account: AccountView; readonly password: string }
export interface ChangePassword { readonly currentPassword: string; readonly newPassword: string }

/** Receiving and returning are the counter's own duty; these two take a delegation at the one-stop (Circular 01/2018 Art. 6). */
export type DelegatedPower = 'appraise' | 'approve';
/** One of procedure and field at most; neither: all that may be processed on the spot. `accountId` null: any officer of the agency at the one-stop. Dates ISO, both included. */
export interface NewDelegation { readonly power: DelegatedPower; readonly procedureCode: string | null; readonly field: string | null; readonly accountId: string | null; readonly ground: string; readonly inForceFrom: string; readonly inForceTo: string | null }
export interface DelegationView extends NewDelegation {
  readonly id: string; readonly procedureName: string | null; readonly fieldName: string | null; readonly person: string | null;
  readonly grantedBy: string | null; readonly grantedAt: string; readonly demonstration: boolean;
  readonly state: 'in-force' | 'to-come' | 'expired' | 'revoked';
  readonly revoked: { readonly at: string; readonly by: string; readonly reason: string } | null;
}
export interface Delegations {
  readonly mayGrant: boolean; /** Local, ISO. */ readonly today: string;
  readonly delegations: readonly DelegationView[];
  /** What may be delegated here, to whom. */
  readonly procedures: readonly { readonly code: string; readonly name: string; readonly field: string }[];
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export type AdministrationKind = 'first-administrator' | 'agency-added' | 'agency-changed' | 'account-added' | 'account-changed' | 'account-closed' | 'account-opened' | 'password-reset' | 'delegation-granted' | 'delegation-revoked' | 'rule-set' | 'document-kind-decided' | 'cost-parameter-set' | 'job-retried' | 'outbox-retried';
/** `changes`: field → value before and after. */
export interface AdministrationEntry { readonly id: string; readonly at: string; readonly actor: string; readonly kind: AdministrationKind; readonly subject: { readonly id: string; readonly name: string }; readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> }
export interface Attention { readonly failingJobs: number; readonly standingStill: number; readonly undelivered: number }
export interface FailingJob { readonly jobKey: string; readonly type: string; readonly dossierId: string | null; readonly dossierCode: string | null; readonly procedureCode: string | null; readonly elementId: string; readonly error: string; readonly attempts: number; readonly firstAt: string; readonly lastAt: string; readonly nextAt: string }
/** `process`: no task, no job and nothing on its way to the engine, for a while; `clock`: the limit has passed and the clock has not said so. */
export interface StandingDossier { readonly id: string; readonly code: string; readonly procedureName: string; readonly status: DossierStatus; readonly agency: Text; readonly what: 'process' | 'clock'; readonly since: string; readonly processInstanceKey: string | null; readonly bpmnProcessId: string | null; readonly version: number | null }
export interface FirstAdministrator { readonly token: string; readonly username: string; readonly name: string; readonly password: string; readonly agency: { readonly id: string; readonly name: string; readonly kind: string; readonly level: AgencyLevel; readonly dossierCodePart: string } }
/** `on` and `value` as they are for all dossiers; `settings` newest first, `value` null: the shipped one. */
export interface RuleView extends ClockRuleFacts { readonly settings: readonly { readonly scopeKind: string; readonly scopeValue: string; readonly on: boolean; readonly value: RuleValue | null; readonly setAt: string }[] }
export type LadderView = LadderFacts;
export interface CalendarView { readonly id: string; readonly name: Text; readonly timeZone: string; readonly provisionalYears: readonly number[]; readonly days: readonly { readonly date: string; readonly kind: string; readonly name: Text; readonly source: Text; readonly mark: string }[]; readonly hours: readonly { readonly from: string; readonly to: string }[] }
export interface OutboxRow { readonly id: string; readonly kind: string; readonly subject: string; readonly dossierCode: string | null; readonly createdAt: string; readonly attempts: number; readonly error: string | null; readonly deadAt: string | null }
export interface OnlineSubmission { readonly procedureCode: string; readonly agencyId: string; readonly resultChannel: ResultChannel; readonly applicant: Applicant; readonly form: Readonly<Record<string, string | number | boolean>>; readonly components: readonly { readonly id: string; readonly fileName?: string; readonly contentBase64?: string }[]; readonly submittedAt: string; readonly submissionId: string }
