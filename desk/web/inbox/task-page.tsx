import { useState } from 'react';
import { DossierGlance } from '../dossier/dossier-glance.tsx';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/language.tsx';
import { go, Link } from '../shell/router.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useShortcuts } from '../ui/shortcut.ts';
import { inboxTexts } from './inbox-texts.ts';
import { TaskActs } from './task-acts.tsx';
import { useTask } from './task-queries.ts';
import './inbox.css';

export function TaskPage({ id }: { readonly id: string }) {
  const t = useTexts(inboxTexts);
  const format = useFormat();
  const task = useTask(id);
  const [next, setNext] = useState<string | null>(null);
  const goOn = () => go(next ? `/tasks/${next}` : '/inbox');
  useShortcuts({ 'alt+j': goOn, escape: () => go('/inbox') });
  return (
    <div className="page">
      <Link to="/inbox" className="row small back"><Icon name="back" size={12} />{t('back')}</Link>
      <Loaded query={task}>
        {(view) => (
          <>
            <div className="page-head">
              <h1>{view.task.name}</h1>
              {view.task.dueAt && <span className="quiet">{t('stepDue')}: {format.longDue(view.task.dueAt)}</span>}
            </div>
            <div className="task">
              <DossierGlance dossier={view.dossier} />
              <aside className="task-side">
                <TaskActs view={view} onCompleted={setNext} />
                {(view.task.state === 'completed' || view.task.state === 'completing' || view.task.state === 'closed') && (
                  <div className="row after"><Button look="primary" onPress={goOn} shortcut="Alt J" autoFocus>{next ? t('next') : t('back')}</Button></div>
                )}
              </aside>
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
