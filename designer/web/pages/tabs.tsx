import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

export interface TabItem { readonly id: string; readonly title: string; readonly body: () => ReactNode }

/** Chooses for itself, or as it is told (`chosen`, `onChoose`). */
export function TabBox({ items, label, chosen: told, onChoose }: { readonly items: readonly TabItem[]; readonly label: string; readonly chosen?: string; readonly onChoose?: (id: string) => void }) {
  const [own, setOwn] = useState(items[0]?.id ?? '');
  const chosen = told ?? own;
  const setChosen = onChoose ?? setOwn;
  const present = items.some(({ id }) => id === chosen) ? chosen : items[0]?.id ?? '';
  return (
    <Tabs selectedKey={present} onSelectionChange={(key) => setChosen(String(key))}>
      <TabList className="tabs" aria-label={label}>{items.map(({ id, title }) => <Tab key={id} id={id} className="tab">{title}</Tab>)}</TabList>
      {items.map(({ id, body }) => <TabPanel key={id} id={id} className="tab-panel">{body()}</TabPanel>)}
    </Tabs>
  );
}
