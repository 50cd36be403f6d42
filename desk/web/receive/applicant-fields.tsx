import { useTexts } from '../i18n/language.tsx';
import { Checkbox, Choices } from '../ui/choice.tsx';
import { TextInput } from '../ui/field.tsx';
import type { FieldErrors } from './check-draft.ts';
import type { Draft } from './draft.ts';
import { receiveTexts } from './receive-texts.ts';

export interface PartProps { readonly draft: Draft; readonly change: (change: Partial<Draft>) => void; readonly errors: FieldErrors }

export function ApplicantFields({ draft, change, errors }: PartProps) {
  const t = useTexts(receiveTexts);
  const business = draft.kind === 'business';
  const { authorised } = draft;
  const authorise = (part: Partial<Draft['authorised']>) => change({ authorised: { ...authorised, ...part } });
  return (
    <div className="grid-12">
      <div className="span-12">
        <Choices across labelHidden label={t('kind')} value={draft.kind} onChange={(kind) => change({ kind: kind as Draft['kind'] })}
          options={[{ value: 'citizen', label: t('citizen') }, { value: 'business', label: t('business') }]} />
      </div>
      <div className="span-5"><TextInput autoFocus label={t(business ? 'businessName' : 'name')} name="applicant.name" value={draft.name} onChange={(name) => change({ name })} error={errors['applicant.name']} required /></div>
      <div className="span-4"><TextInput label={t(business ? 'businessNumber' : 'identityNumber')} name="applicant.identityNumber" inputMode="numeric" value={draft.identityNumber} onChange={(identityNumber) => change({ identityNumber })} error={errors['applicant.identityNumber']} required /></div>
      <div className="span-3"><TextInput label={t('phone')} name="applicant.phone" inputMode="tel" value={draft.phone} onChange={(phone) => change({ phone })} error={errors['applicant.phone']} required /></div>
      <div className="span-8"><TextInput label={t('address')} name="applicant.address" value={draft.address} onChange={(address) => change({ address })} error={errors['applicant.address']} required /></div>
      <div className="span-4"><TextInput label={t('email')} name="applicant.email" inputMode="email" value={draft.email} onChange={(email) => change({ email })} error={errors['applicant.email']} /></div>
      <div className="span-12"><Checkbox selected={authorised.on} onChange={(on) => authorise({ on })}>{t('hasAuthorised')}</Checkbox></div>
      {authorised.on && (
        <>
          <div className="span-5"><TextInput autoFocus label={t('authorisedName')} name="applicant.authorised.name" value={authorised.name} onChange={(name) => authorise({ name })} error={errors['applicant.authorised.name']} required /></div>
          <div className="span-4"><TextInput label={t('identityNumber')} name="applicant.authorised.identityNumber" inputMode="numeric" value={authorised.identityNumber} onChange={(identityNumber) => authorise({ identityNumber })} error={errors['applicant.authorised.identityNumber']} required /></div>
          <div className="span-3"><TextInput label={t('phone')} name="applicant.authorised.phone" inputMode="tel" value={authorised.phone} onChange={(phone) => authorise({ phone })} error={errors['applicant.authorised.phone']} /></div>
          <div className="span-12"><TextInput label={t('authorisedPaper')} name="applicant.authorised.paper" value={authorised.paper} onChange={(paper) => authorise({ paper })} error={errors['applicant.authorised.paper']} required /></div>
        </>
      )}
    </div>
  );
}
