import type { Role } from '../../api/contract.ts';

export type NavigationPage = 'receive' | 'inbox' | 'dossiers' | 'procedures' | 'completion' | 'portfolio' | 'board' | 'delegations' | 'admin' | 'designer';

/** Which pages an officer is offered; what one may really do, the server decides. The first one is the home page. */
const PAGES: Readonly<Record<Role, readonly NavigationPage[]>> = {
  'counter-officer': ['receive', 'inbox', 'dossiers', 'procedures', 'board'],
  'appraising-specialist': ['inbox', 'dossiers', 'procedures', 'board'],
  'head-of-division': ['inbox', 'dossiers', 'procedures', 'board'],
  leader: ['inbox', 'dossiers', 'procedures', 'board', 'delegations', 'designer'],
  clerk: ['inbox', 'dossiers', 'procedures'],
  'head-of-one-stop': ['board', 'receive', 'inbox', 'dossiers', 'procedures', 'delegations'],
  'consulted-agency': ['inbox', 'dossiers', 'procedures'],
  manager: ['board', 'dossiers', 'procedures', 'portfolio'],
  'reform-staff': ['board', 'dossiers', 'procedures', 'completion', 'portfolio', 'designer'],
  administrator: ['admin', 'dossiers', 'procedures', 'completion', 'board'],
};
const ORDER: readonly NavigationPage[] = ['receive', 'inbox', 'dossiers', 'procedures', 'completion', 'portfolio', 'board', 'delegations', 'admin', 'designer'];

export const PATH_OF: Readonly<Record<NavigationPage, string>> = {
  receive: '/receive', inbox: '/inbox', dossiers: '/dossiers', procedures: '/procedures', completion: '/completion', portfolio: '/portfolio', board: '/board', delegations: '/delegations', admin: '/admin/rules', designer: '/designer/',
};

export function pagesFor(roles: readonly Role[]): readonly NavigationPage[] {
  return ORDER.filter((page) => roles.some((role) => PAGES[role].includes(page)));
}

export function homeFor(roles: readonly Role[]): string {
  const [first] = roles;
  return PATH_OF[(first && PAGES[first][0]) ?? 'dossiers'];
}
