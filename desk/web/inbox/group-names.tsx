import type { Role } from '../../api/contract.ts';
import { useTexts } from '../i18n/language.tsx';
import { roleTexts } from '../session/session-texts.ts';

export const isRole = (group: string): group is Role => group in roleTexts;

export function GroupNames({ groups }: { readonly groups: readonly string[] }) {
  const role = useTexts(roleTexts);
  return <>{groups.map((group) => (isRole(group) ? role(group) : group)).join(', ')}</>;
}
