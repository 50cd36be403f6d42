import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FailingJob, StandingDossier } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { jobsTexts } from './jobs-texts.ts';

/** The desk tells open pages of dossiers, not of this: asked again by itself. */
const AGAIN_MS = 5_000;

/** Automatic steps that fail, and dossiers that rest nowhere: what nobody's inbox shows. */
export function Jobs() {
  const t = useTexts(jobsTexts);
  const failing = useQuery({ queryKey: ['failing-jobs'], queryFn: () => send<readonly FailingJob[]>('GET', '/failing-jobs'), refetchInterval: AGAIN_MS });
  const standing = useQuery({ queryKey: ['standing-still'], queryFn: () => send<readonly StandingDossier[]>('GET', '/standing-still'), refetchInterval: 6 * AGAIN_MS });
  return (
    <div className="stack">
      <h2>{t('failing')}</h2>
      <p className="quiet">{t('failingHint')}</p>
      <Loaded query={failing}>{(jobs) => jobs.length === 0 ? <p className="panel">{t('noFailing')}</p> : <FailingTable jobs={jobs} />}</Loaded>
      <h2>{t('standing')}</h2>
      <p className="quiet">{t('standingHint')}</p>
      <Loaded query={standing}>{(dossiers) => dossiers.length === 0 ? <p className="panel">{t('noStanding')}</p> : <StandingTable dossiers={dossiers} />}</Loaded>
    </div>
  );
}

function FailingTable({ jobs }: { readonly jobs: readonly FailingJob[] }) {
  const t = useTexts(jobsTexts);
  const format = useFormat();
  const announce = useAnnounce();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: (jobKey: string) => send('POST', `/failing-jobs/${jobKey}/retry`),
    onSuccess: () => announce(t('retried')),
    onSettled: () => client.invalidateQueries({ queryKey: ['failing-jobs'] }),
  });
  return (
    <>
      <ProblemNotice error={retry.error} />
      <div className="table-box">
        <table className="table" aria-label={t('failing')}>
          <thead><tr><th scope="col">{t('dossier')}</th><th scope="col">{t('step')}</th><th scope="col">{t('error')}</th><th scope="col" className="number">{t('attempts')}</th><th scope="col">{t('since')}</th><th scope="col">{t('next')}</th><th scope="col"><span className="sr-only">{t('retry')}</span></th></tr></thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.jobKey}>
                <td><span className="code">{job.dossierCode ?? '–'}</span><div className="small quiet">{job.procedureCode}</div></td>
                <td>{job.elementId}<div className="small quiet">{job.type} · {job.jobKey}</div></td>
                <td className="small job-error">{job.error}</td>
                <td className="number">{format.count(job.attempts)}</td>
                <td className="code">{format.dateTime(job.firstAt)}<div className="small quiet">{t('last', { at: format.dateTime(job.lastAt) })}</div></td>
                <td className="code">{format.dateTime(job.nextAt)}</td>
                <td className="number"><Button small onPress={() => retry.mutate(job.jobKey)} aria-label={t('retryOf', { type: job.type, code: job.dossierCode ?? '' })}>{t('retry')}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function StandingTable({ dossiers }: { readonly dossiers: readonly StandingDossier[] }) {
  const t = useTexts(jobsTexts);
  const say = useSay();
  const format = useFormat();
  return (
    <div className="table-box">
      <table className="table" aria-label={t('standing')}>
        <thead><tr><th scope="col">{t('dossier')}</th><th scope="col">{t('agency')}</th><th scope="col">{t('what')}</th><th scope="col">{t('since')}</th><th scope="col">{t('instance')}</th></tr></thead>
        <tbody>
          {dossiers.map((each) => (
            <tr key={`${each.id} ${each.what}`}>
              <td><span className="code">{each.code}</span><div className="small quiet">{each.procedureName}</div></td><td>{say(each.agency)}</td><td>{t(each.what)}</td><td className="code">{format.dateTime(each.since)}</td>
              <td><span className="code">{each.processInstanceKey ?? '–'}</span><div className="small quiet">{each.bpmnProcessId}{each.version !== null && ` v${each.version}`}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
