import type { DossierView } from '../../api/contract.ts';
import { useFormat } from '../i18n/format.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { channelTexts, resultChannelTexts } from './channel-texts.ts';
import { dossierTexts } from './dossier-texts.ts';

/** Who asks, and for what. */
export function DossierFacts({ dossier }: { readonly dossier: DossierView }) {
  const t = useTexts(dossierTexts);
  const channel = useTexts(channelTexts);
  const resultChannel = useTexts(resultChannelTexts);
  const say = useSay();
  const { applicant } = dossier;
  return (
    <div className="facts">
      <section className="panel">
        <h2>{t('applicant')}</h2>
        <dl className="pairs two">
          <dt>{t('applicant')}</dt><dd><strong>{applicant.name}</strong></dd>
          <dt>{t('identityNumber')}</dt><dd>{applicant.identityNumber}</dd>
          <dt>{t('address')}</dt><dd>{applicant.address}</dd>
          <dt>{t('phone')}</dt><dd>{applicant.phone}</dd>
          {applicant.email && <><dt>{t('email')}</dt><dd>{applicant.email}</dd></>}
          {applicant.authorised && <><dt>{t('authorised')}</dt><dd className="wide">{applicant.authorised.name} · {applicant.authorised.identityNumber}{applicant.authorised.phone && ` · ${applicant.authorised.phone}`}<div className="quiet small">{applicant.authorised.paper}</div></dd></>}
        </dl>
      </section>
      <section className="panel">
        <h2>{t('request')}</h2>
        <dl className="pairs two">
          {dossier.content && <><dt>{t('content')}</dt><dd className="wide">{dossier.content}</dd></>}
          {dossier.formFields.map((field) => <FormValue key={field.id} label={say(field.label)} field={field} value={dossier.form[field.id]} />)}
          <dt>{t('channel')}</dt><dd>{channel(dossier.channel)}</dd>
          <dt>{t('resultChannel')}</dt><dd>{resultChannel(dossier.resultChannel)}</dd>
          <dt>{t('sets')}</dt><dd>{dossier.copies}</dd>
        </dl>
      </section>
    </div>
  );
}

function FormValue({ label, field, value }: { readonly label: string; readonly field: DossierView['formFields'][number]; readonly value: unknown }) {
  const t = useTexts(dossierTexts);
  const say = useSay();
  const format = useFormat();
  if (value === undefined || value === null || value === '') return null;
  const choice = field.choices?.find((each) => each.value === value);
  const shown = choice ? say(choice.label)
    : typeof value === 'boolean' ? t(value ? 'yesValue' : 'noValue')
      : field.type === 'date' && typeof value === 'string' ? format.date(value)
        : typeof value === 'number' ? format.count(value) : String(value);
  return <><dt>{label}</dt><dd>{shown}</dd></>;
}
