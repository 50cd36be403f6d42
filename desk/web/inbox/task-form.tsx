import { useState } from 'react';
import type { CompleteTask, TaskForm, TaskView } from '../../api/contract.ts';
import { useSay, useTexts } from '../i18n/language.tsx';
import { useAnnounce } from '../ui/announce.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox, Choices } from '../ui/choice.tsx';
import { Icon } from '../ui/icon.tsx';
import { TextInput } from '../ui/field.tsx';
import { fieldErrors, ProblemNotice } from '../ui/problem-notice.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { inboxTexts } from './inbox-texts.ts';
import { TaskField, type TaskFieldValue } from './task-field.tsx';
import { useCompleteTask } from './task-queries.ts';

interface Answer { readonly outcome: string; readonly reason: string; readonly exceptionReason: string; readonly components: readonly string[]; readonly fields: Readonly<Record<string, TaskFieldValue>>; readonly together: readonly string[] }

export function TaskFormFields({ view, onCompleted }: { readonly view: TaskView; readonly onCompleted: (next: string | null) => void }) {
  const t = useTexts(inboxTexts);
  const say = useSay();
  const announce = useAnnounce();
  const { form, task, dossier } = view;
  const allowed = form.outcomes.filter(({ forbidden }) => !forbidden);
  const [answer, setAnswer] = useState<Answer>({ outcome: allowed.length === 1 ? allowed[0]?.value ?? '' : '', reason: '', exceptionReason: '', components: missingOf(view), fields: {}, together: view.together.map(({ id }) => id) });
  const [tried, setTried] = useState(false);
  const complete = useCompleteTask(task.id);
  const chosen = form.outcomes.find(({ value }) => value === answer.outcome);
  const own = checkAnswer(form, answer, t);
  const errors: Readonly<Record<string, string>> = tried ? { ...fieldErrors(complete.error), ...own } : {};
  const change = (part: Partial<Answer>) => setAnswer((before) => ({ ...before, ...part }));
  const submit = () => {
    setTried(true);
    if (Object.keys(own).length > 0 || complete.isPending) { announce(Object.values(own).join('. ')); return; }
    complete.mutate(toBody(answer, chosen), {
      onSuccess: ({ next }) => { announce(t('completedTitle', { name: task.name })); onCompleted(next ?? null); },
    });
  };
  useShortcuts({ 'ctrl+enter': submit });
  return (
    <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Choices label={t('outcome')} value={answer.outcome} onChange={(outcome) => change({ outcome })} error={errors['outcome']} required autoFocus
        options={form.outcomes.map(({ value, label, forbidden }) => ({ value, disabled: forbidden !== null, label: <>{say(label)}{forbidden && <span className="hint"> – {say(forbidden)}</span>}</> }))} />
      {chosen?.needsComponents && (
        <fieldset className="field">
          <legend>{t('components')}<span className="mark" aria-hidden="true"> *</span></legend>
          <div className="choices">
            {dossier.components.filter(({ state }) => state !== 'not-needed').map(({ id, name }) => (
              <Checkbox key={id} selected={answer.components.includes(id)} onChange={(on) => change({ components: on ? [...answer.components, id] : answer.components.filter((each) => each !== id) })}>{name}</Checkbox>
            ))}
          </div>
          {errors['components'] && <span className="error">{errors['components']}</span>}
        </fieldset>
      )}
      {chosen?.needsReason && <TextInput label={t('reason')} name="reason" value={answer.reason} onChange={(reason) => change({ reason })} rows={3} error={errors['reason']} required />}
      {chosen?.exception && (
        <div className="stack-s">
          <p className="notice soon"><Icon name="warning" /><span>{say(chosen.exception)}</span></p>
          <TextInput label={t('exceptionReason')} name="exceptionReason" value={answer.exceptionReason} onChange={(exceptionReason) => change({ exceptionReason })} rows={2} hint={t('exceptionHint')} error={errors['exceptionReason']} required />
        </div>
      )}
      {form.fields.map((field) => (
        <TaskField key={field.id} field={field} dossier={dossier} value={answer.fields[field.id]} error={errors[`fields.${field.id}`] ?? errors[field.id]} onChange={(value) => change({ fields: { ...answer.fields, [field.id]: value } })} />
      ))}
      {view.together.length > 0 && (
        <fieldset className="field">
          <legend>{t('together')}</legend>
          <div className="choices">
            {view.together.map((other) => (
              <Checkbox key={other.id} selected={answer.together.includes(other.id)} onChange={(on) => change({ together: on ? [...answer.together, other.id] : answer.together.filter((each) => each !== other.id) })}><span className="code">{other.dossierCode}</span> {other.procedureName}</Checkbox>
            ))}
          </div>
          {errors['together'] && <span className="error">{errors['together']}</span>}
        </fieldset>
      )}
      <ProblemNotice error={complete.error} />
      <Button type="submit" look="primary" isPending={complete.isPending} shortcut="Ctrl ↵">{t('complete')}</Button>
    </form>
  );
}

/** What is known to be missing is what one would ask for. */
const missingOf = ({ dossier }: TaskView): readonly string[] => dossier.components.filter(({ state }) => state === 'missing').map(({ id }) => id);

type Translate = ReturnType<typeof useTexts<typeof inboxTexts>>;

function checkAnswer(form: TaskForm, answer: Answer, t: Translate): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  const chosen = form.outcomes.find(({ value }) => value === answer.outcome);
  if (!chosen) errors['outcome'] = t('chooseOutcome');
  if (chosen?.needsReason && answer.reason.trim() === '') errors['reason'] = t('required');
  if (chosen?.exception && answer.exceptionReason.trim() === '') errors['exceptionReason'] = t('required');
  if (chosen?.needsComponents && answer.components.length === 0) errors['components'] = t('chooseComponents');
  for (const field of form.fields) if (field.required && (answer.fields[field.id] ?? '') === '') errors[`fields.${field.id}`] = t('required');
  return errors;
}

function toBody(answer: Answer, chosen: TaskForm['outcomes'][number] | undefined): CompleteTask {
  const fields = Object.fromEntries(Object.entries(answer.fields).filter(([, value]) => value !== ''));
  return {
    outcome: answer.outcome,
    ...(chosen?.needsReason ? { reason: answer.reason.trim() } : {}),
    ...(chosen?.exception ? { exceptionReason: answer.exceptionReason.trim() } : {}),
    ...(chosen?.needsComponents ? { components: answer.components } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(answer.together.length > 0 ? { together: answer.together } : {}),
  };
}
