/** Circular 01/2018 Art. 19: agency part, reception date, four-digit serial of the day. A template, since the centralised form of 2026 differs. */
export const DEFAULT_CODE_TEMPLATE = '{agency}-{YYMMDD}-{serial:4}';

export interface CodeParts { readonly agency: string; /** ISO, local. */ readonly date: string; readonly serial: number }

/** Replaces {agency}, {YYMMDD}, {YYYYMMDD} and {serial:n}; a serial that outgrows n digits is written in full. */
export function dossierCode(template: string, parts: CodeParts): string {
  const digits = parts.date.replaceAll('-', '');
  return template.replace(/\{(agency|YYMMDD|YYYYMMDD|serial:(\d+))\}/g, (_, name: string, width?: string) => {
    if (name === 'agency') return parts.agency;
    if (name === 'YYMMDD') return digits.slice(2);
    if (name === 'YYYYMMDD') return digits;
    return String(parts.serial).padStart(Number(width), '0');
  });
}
