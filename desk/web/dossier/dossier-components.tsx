import { useRef, type ReactNode } from 'react';
import type { DossierView } from '../../api/contract.ts';
import { isKnownRegister, registerTexts } from '../receive/register-names.ts';
import { useTexts } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useAttach } from './dossier-queries.ts';
import { dossierTexts } from './dossier-texts.ts';

type State = 'submitted' | 'shown' | 'fetched' | 'missing' | 'asked' | 'not-needed';
const LOOK: Readonly<Record<State, { readonly tone: string; readonly icon: IconName }>> = {
  submitted: { tone: 'good', icon: 'check' }, shown: { tone: 'good', icon: 'check' }, fetched: { tone: 'good', icon: 'check' },
  missing: { tone: 'soon', icon: 'warning' }, asked: { tone: 'wait', icon: 'pause' }, 'not-needed': { tone: '', icon: 'dash' },
};
const isState = (state: string): state is State => state in LOOK;

export function DossierComponents({ dossier, attach: mayAttach }: { readonly dossier: DossierView; readonly attach: boolean }) {
  const t = useTexts(dossierTexts);
  const register = useTexts(registerTexts);
  const attach = useAttach(dossier.id);
  const lookupOf = (id: string) => dossier.lookups.findLast(({ componentId }) => componentId === id);
  return (
    <section className="panel">
      <h2>{t('components')}</h2>
      <ProblemNotice error={attach.error} />
      {dossier.components.length === 0 ? <p className="quiet">{t('noComponents')}</p> : (
        <table className="table tight">
          <thead><tr><th scope="col">{t('components')}</th><th scope="col">{t('state')}</th><th scope="col" className="number">{t('counts')}</th><th scope="col">{t('file')}</th></tr></thead>
          <tbody>
            {dossier.components.map((component) => {
              const look = isState(component.state) ? LOOK[component.state] : LOOK.missing;
              const lookup = lookupOf(component.id);
              const held = component.source.startsWith('register:') ? component.source.slice('register:'.length) : null;
              return (
                <tr key={component.id}>
                  <td>{component.name}
                    {held && <div className="small quiet">{isKnownRegister(held) ? register(held) : held}{lookup && `: ${isLookup(lookup.result) ? t(lookup.result) : lookup.result}`}</div>}
                    {component.reason && <div className="small quiet">{component.reason}</div>}
                  </td>
                  <td><span className={`badge ${look.tone}`}><Icon name={look.icon} size={12} />{isState(component.state) ? t(component.state) : component.state}</span></td>
                  <td className="number">{component.originals} / {component.copies}</td>
                  <td><span className="row">
                    {component.fileId && <a href={`/api/files/${component.fileId}`} target="_blank" rel="noopener">{t('viewFile')}</a>}
                    {mayAttach && component.state !== 'not-needed' && <PickFile label={`${t(component.fileId ? 'replace' : 'attach')}: ${component.name}`} onPick={(file) => attach.mutate({ componentId: component.id, file, originals: component.originals, copies: component.copies })}>{t(component.fileId ? 'replace' : 'attach')}</PickFile>}
                  </span></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

const LOOKUPS = ['found', 'not-found', 'incomplete', 'unreachable'] as const;
const isLookup = (result: string): result is (typeof LOOKUPS)[number] => (LOOKUPS as readonly string[]).includes(result);

function PickFile({ label, onPick, children }: { readonly label: string; readonly onPick: (file: File) => void; readonly children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  const picked = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onPick(file);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <Button small look="plain" aria-label={label} onPress={() => input.current?.click()}>{children}</Button>
      <input ref={input} type="file" hidden accept="application/pdf,image/jpeg,image/png" onChange={(event) => picked(event.target.files)} />
    </>
  );
}
