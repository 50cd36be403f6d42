import { useState, type FormEvent } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Agencies, AgencyLevel, AgencyView, CalendarView, ChangeAgency } from '../../api/contract.ts';
import { send } from '../http/send.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { accountsTexts, levelTexts } from './accounts-texts.ts';
import { useKindName } from './kind-name.ts';

/** React Aria takes an empty key for no choice. */
const NO_PARENT = '-';
type Values = Readonly<Record<'id' | 'vi' | 'en' | 'kind' | 'level' | 'parentId' | 'calendarId' | 'dossierCodePart', string>>;

interface AgencyDialogProps { /** null: a new one. */ readonly agency: AgencyView | null; readonly known: Agencies; readonly onClose: () => void }

export function AgencyDialog({ agency, known, onClose }: AgencyDialogProps) {
  const t = useTexts(accountsTexts);
  const say = useSay();
  const kindName = useKindName();
  const announce = useAnnounce();
  const client = useQueryClient();
  const calendars = useQuery({ queryKey: ['calendars'], queryFn: () => send<readonly CalendarView[]>('GET', '/calendars') });
  const [values, setValues] = useState<Values>({
    id: agency?.id ?? '', vi: agency?.name.vi ?? '', en: agency?.name.en ?? '', kind: agency?.kind ?? '', level: agency?.level ?? '', parentId: agency?.parentId ?? NO_PARENT,
    calendarId: agency?.calendarId ?? 'vietnam-administrative', dossierCodePart: agency?.dossierCodePart ?? '',
  });
  const set = (field: keyof Values) => (value: string) => setValues((before) => ({ ...before, [field]: value }));
  const save = useMutation({
    mutationFn: (body: ChangeAgency) => (agency ? send<AgencyView>('PUT', `/agencies/${agency.id}`, body) : send<AgencyView>('POST', '/agencies', { id: values.id.trim(), ...body })),
    onSuccess: (made) => { announce(t(agency ? 'agencySaved' : 'agencyMade', { name: say(made.name) })); onClose(); return Promise.all(['agencies', 'accounts', 'me'].map((key) => client.invalidateQueries({ queryKey: [key] }))); },
  });
  const errors = fieldErrors(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { vi, en, kind, level, parentId, calendarId, dossierCodePart } = values;
    save.mutate({ name: { vi: vi.trim(), en: en.trim() }, kind, level: level as AgencyLevel, parentId: parentId === NO_PARENT ? null : parentId, calendarId, dossierCodePart: dossierCodePart.trim() });
  };
  return (
    <Modal title={agency ? t('changeAgencyOf', { name: say(agency.name) }) : t('newAgency')} open wide onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <div className="admin-fields">
          <TextInput label={t('nameVi')} name="vi" value={values.vi} onChange={set('vi')} error={errors['name.vi']} required autoFocus />
          <TextInput label={t('nameEn')} name="en" value={values.en} onChange={set('en')} error={errors['name.en']} required />
          {!agency && <TextInput label={t('id')} name="id" value={values.id} onChange={set('id')} error={errors['id']} hint={t('idHint')} required />}
          <TextInput label={t('codePart')} name="dossierCodePart" value={values.dossierCodePart} onChange={set('dossierCodePart')} error={errors['dossierCodePart']} hint={t(agency ? 'codePartChange' : 'codePartHint')} required />
          <Select label={t('kind')} name="kind" value={values.kind} onChange={set('kind')} error={errors['kind']} options={known.kinds.map((kind) => ({ id: kind, label: kindName(kind) }))} required />
          <Select label={t('level')} name="level" value={values.level} onChange={set('level')} error={errors['level']} options={known.levels.map((level) => ({ id: level, label: say(levelTexts[level]) }))} required />
          <Select label={t('parent')} name="parentId" value={values.parentId} onChange={set('parentId')} error={errors['parentId']} options={[{ id: NO_PARENT, label: t('noParent') }, ...known.agencies.filter(({ id }) => id !== agency?.id).map(({ id, name }) => ({ id, label: say(name) }))]} />
          <Select label={t('calendar')} name="calendarId" value={values.calendarId} onChange={set('calendarId')} error={errors['calendarId']} options={(calendars.data ?? []).map(({ id, name }) => ({ id, label: say(name) }))} required />
        </div>
        {agency && <p className="quiet small">{t('changeAgencyHint')}</p>}
        <ProblemNotice error={save.error ?? calendars.error} />
        <div className="dialog-foot"><Button onPress={onClose}>{t('cancel')}</Button><Button type="submit" look="primary" isPending={save.isPending}>{t(agency ? 'save' : 'newAgency')}</Button></div>
      </form>
    </Modal>
  );
}
