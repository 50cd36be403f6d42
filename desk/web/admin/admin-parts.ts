/** The tabs of administration; known to the router without the pages themselves. */
export const ADMIN_PARTS = ['rules', 'calendars', 'accounts', 'jobs', 'outbox', 'log'] as const;
export type AdminPart = (typeof ADMIN_PARTS)[number];
export const isAdminPart = (part: string): part is AdminPart => (ADMIN_PARTS as readonly string[]).includes(part);
